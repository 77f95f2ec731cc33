import { importsOf, lineCount, type SourceFile, withoutComments, withoutTexts } from './source-files.js';

export const MAX_LINES = 400;

const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|d|config))?\.ts$/;
const VAGUE_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'shared', 'lib'];
const PLACEHOLDERS = /\b(?:TODO|FIXME|XXX|HACK)\b|[Nn]ot (?:yet )?implemented/;
/** Of this machine or of whoever works on it; never of the product. */
const FOREIGN_PATHS = /['"`](?:\/work\/|\/tmp\/|\/home\/|\/Users\/|[A-Z]:\\)/;

/** Names: kebab-case, after what is in them. */
export function nameProblems({ path }: SourceFile): string[] {
  const name = path.split('/').at(-1) as string;
  if (!KEBAB_CASE.test(name)) return [`${path}: file names are kebab-case, after their main export`];
  const stem = name.replace(/(?:\.test)?\.ts$/, '');
  const folders = path.startsWith('src/') ? path.split('/').slice(1, -1) : [];
  const vague = [...folders, stem].find((part) => VAGUE_NAMES.includes(part));
  return vague === undefined ? [] : [`${path}: "${vague}" names no concept; name the file after the one that is in it`];
}

/** Length, exports and leftovers of a file of src. */
export function sourceProblems(file: SourceFile): string[] {
  const { path, text } = file;
  const code = withoutComments(text);
  const problems: string[] = [];
  const lines = lineCount(text);
  if (lines > MAX_LINES) problems.push(`${path} has ${lines} lines, more than ${MAX_LINES}: one concept a file`);
  if (/^export default\b/m.test(withoutTexts(code)))
    problems.push(`${path}: a default export has no name of its own: export by name`);
  if (PLACEHOLDERS.test(text)) problems.push(`${path}: unfinished work is banned: finish it, or write down an issue`);
  if (FOREIGN_PATHS.test(code)) problems.push(`${path}: an absolute path is banned: take it from the options`);
  for (const { specifier, target } of importsOf(file)) {
    if (target !== null && !specifier.endsWith('.js'))
      problems.push(`${path}: import ${specifier} by its file name, with .js`);
  }
  return problems;
}

/** Tests that are switched off, or that switch off others. */
export function testProblems({ path, text }: SourceFile): string[] {
  const code = withoutTexts(withoutComments(text));
  const problems: string[] = [];
  if (/\b(?:it|test|describe|suite)(?:\.\w+)*\.only\b/.test(code))
    problems.push(`${path}: .only is banned: it silences every other test`);
  if (/\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|todo)\b/.test(code)) {
    problems.push(`${path}: a bare .skip is banned: use .skipIf with a condition and a message`);
  }
  if (/\bx(?:it|describe)\s*\(/.test(code))
    problems.push(`${path}: xit and xdescribe are banned: mend the test or take it out`);
  if (PLACEHOLDERS.test(code)) problems.push(`${path}: unfinished work is banned: finish it, or write down an issue`);
  return problems;
}

/** Unit tests lie where their source lies: tests/unit/kernel/bus.test.ts beside src/kernel/bus.ts. */
export function mirrorProblems(file: SourceFile, sources: readonly SourceFile[]): string[] {
  const folder = file.path.split('/').slice(2, -1).join('/');
  if (sources.some(({ path }) => path.startsWith(`src/${folder}/`))) return [];
  return [`${file.path} mirrors no folder of src: there is no src/${folder}`];
}
