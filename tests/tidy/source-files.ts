import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's root, with slashes: `src/kernel/bus.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below a folder of the project. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(ROOT, file).split('\\').join('/'), text: readFileSync(file, 'utf8') }));
}

export interface ImportOf {
  /** As it is written. */
  readonly specifier: string;
  /** The project's file it names, from the root; null for a package. */
  readonly target: string | null;
  /** `import type` and `export type` vanish on compiling. */
  readonly typeOnly: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports and re-exports. */
export function importsOf({ path, text }: SourceFile): ImportOf[] {
  const code = withoutComments(text);
  const found = [...code.matchAll(IMPORT)].map(([, type, specifier]) => ({ specifier, typeOnly: type !== undefined }));
  const dynamic = [...code.matchAll(DYNAMIC_IMPORT)].map(([, specifier]) => ({ specifier, typeOnly: false }));
  return [...found, ...dynamic].map((one) => ({ ...one, target: targetOf(path, one.specifier) }));
}

function targetOf(path: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return join(dirname(path), specifier).split('\\').join('/').replace(/\.js$/, '.ts');
}

/** The text with comments blanked out, line by line; strings and templates stay. */
export function withoutComments(text: string): string {
  return text.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\[])\/\/[^\n]*/g,
    (found) => (found.startsWith('/*') || found.startsWith('//') ? found.replace(/[^\n]/g, ' ') : found),
  );
}

/** The code without strings, templates and regular expressions: what is left is said by the program itself. */
export function withoutTexts(code: string): string {
  return code.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=[(=:,]\s*)\/(?:\\.|[^/\\\n])+\/[a-z]*/g,
    "''",
  );
}

/** Number of lines, as an editor counts them. */
export function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
