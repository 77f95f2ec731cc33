import { importsOf, type SourceFile } from './source-files.js';

/** From the bottom up. Folders of one row are siblings: they meet in events and ports, and do not import each other. */
export const ROWS: readonly (readonly string[])[] = [
  ['core'],
  ['events'],
  ['kernel'],
  ['ledger', 'indicators', 'analytics'],
  ['feeds', 'venues', 'agents', 'store', 'report'],
  ['runner'],
  ['server', 'cli'],
];

/** The package's front door, which names what is public from anywhere. */
const FRONT_DOOR = 'src/index.ts';

/** The row of a file of src, or -1. */
function rowOf(path: string): number {
  const folder = path.split('/')[1];
  return ROWS.findIndex((row) => row.includes(folder));
}

/** Imports that go up or sideways, in sentences. */
export function layerProblems(file: SourceFile): string[] {
  if (file.path === FRONT_DOOR) return [];
  const [, from] = file.path.split('/');
  const fromRow = rowOf(file.path);
  if (fromRow < 0) return [`${file.path}: the folder ${from} is in no layer; add it to tests/tidy/layers.ts`];
  return importsOf(file).flatMap(({ target }) => {
    if (target === null) return [];
    const [, to] = target.split('/');
    const toRow = rowOf(target);
    if (to === from || (toRow >= 0 && toRow < fromRow)) return [];
    const where = toRow === fromRow ? 'sideways' : 'up';
    return [
      `${file.path} imports ${target}, which goes ${where}: imports go down only; let the runner wire them, or move what both need down`,
    ];
  });
}

/** Files that import each other in a circle when the program runs; `import type` is gone by then. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, runtimeTargets(file)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return cycles;
}

function runtimeTargets(file: SourceFile): string[] {
  return importsOf(file).flatMap(({ target, typeOnly }) => (target === null || typeOnly ? [] : [target]));
}
