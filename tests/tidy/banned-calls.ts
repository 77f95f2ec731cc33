import { importsOf, type SourceFile, withoutComments } from './source-files.js';

/** Code that must give the same result on every machine and at every time. */
const DETERMINISTIC = [
  'src/core/',
  'src/events/',
  'src/kernel/',
  'src/ledger/',
  'src/indicators/',
  'src/analytics/',
  'src/agents/',
  'src/venues/simulated/',
  'src/report/',
];

/** Files and folders of those that may do one thing, and why. */
const ALLOWED: readonly { readonly path: string; readonly name: string; readonly reason: string }[] = [
  {
    path: 'src/report/load-report-assets.ts',
    name: 'node:fs',
    reason: 'reads the chart library that every report carries',
  },
  { path: 'src/report/load-report-assets.ts', name: 'node:module', reason: 'finds the chart library' },
  {
    path: 'src/report/client/',
    name: 'locale',
    reason: "the page's scripts: they run in the reader's browser, after the fact",
  },
];

interface Ban {
  readonly name: string;
  readonly pattern: RegExp;
  readonly instead: string;
}

const BANNED: readonly Ban[] = [
  { name: 'Date.now', pattern: /\bDate\.now\b/, instead: 'clock.tsMs, the virtual time' },
  {
    name: 'new Date()',
    pattern: /\bnew Date(?:\(\s*\)|(?!\s*\())|(?<!new )(?<![\w.])Date\(\s*\)/,
    instead: 'clock.tsMs, the virtual time',
  },
  {
    name: 'performance',
    pattern: /(?<![\w.'/-])performance\.(?:now|timeOrigin|mark|measure)\b/,
    instead: 'measurements in the runner or in bench',
  },
  { name: 'Math.random', pattern: /\bMath\.random\b/, instead: "the agent's seeded stream, core/random.ts" },
  {
    name: 'crypto randomness',
    pattern: /\brandom(?:UUID|Bytes|Int|FillSync)\b|\bgetRandomValues\b/,
    instead: 'core/random.ts, or ids counted up',
  },
  {
    name: 'timers',
    pattern: /(?<![\w.]|private )(?:setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/,
    instead: "kernel.setTimer or the agent's intervalMs",
  },
  { name: 'process', pattern: /(?<![\w.'/-])process\.\w/, instead: 'values handed in by the runner' },
  {
    name: 'locale',
    pattern: /\bIntl\.|\.toLocale\w*\(|\.localeCompare\(/,
    instead: 'formatDecimal, isoTime, and comparison by <',
  },
  {
    name: 'local time',
    pattern: /\.(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(/,
    instead: 'the getUTC… methods',
  },
  { name: 'fetch', pattern: /(?<![\w.])(?:fetch\s*\(|new WebSocket)/, instead: 'a feed or a venue' },
  {
    name: 'raising to a power',
    pattern: /(?<!\b(?:10|2)n?\s|\/)\*\*(?!=?\s*2(?![\w.]))|\bMath\.pow\b/,
    instead: 'Math.exp and Math.log, or products: versions of V8 differ in the last digit of all powers but squares',
  },
  { name: 'structure by chance', pattern: /\bnew (?:WeakRef|FinalizationRegistry)\b/, instead: 'plain data' },
];

/** Modules of Node that deterministic code may import. */
const PURE_MODULES = ['node:crypto'];

/** What a file of a deterministic folder must not do, in sentences that say what to use. */
export function bannedCalls(file: SourceFile): string[] {
  return violations(file)
    .filter(({ name }) => !ALLOWED.some((one) => file.path.startsWith(one.path) && one.name === name))
    .map(({ message }) => message);
}

/** Exceptions that nobody needs any more. */
export function staleExceptions(files: readonly SourceFile[]): string[] {
  return ALLOWED.filter(({ path, name }) => {
    const own = files.filter((file) => file.path.startsWith(path));
    return !own.some((file) => violations(file).some((violation) => violation.name === name));
  }).map(({ path, name }) => `${path} no longer needs ${name}: take it off the list in tests/tidy/banned-calls.ts`);
}

interface Violation {
  readonly name: string;
  readonly message: string;
}

function violations(file: SourceFile): Violation[] {
  const folder = DETERMINISTIC.find((prefix) => file.path.startsWith(prefix));
  if (folder === undefined) return [];
  const code = withoutComments(file.text);
  const violation = (name: string, instead: string): Violation => ({
    name,
    message: `${file.path}: ${name} is banned in ${folder}: use ${instead}`,
  });
  const calls = BANNED.filter(({ pattern }) => pattern.test(code)).map(({ name, instead }) => violation(name, instead));
  const imports = importsOf(file)
    .filter(
      ({ specifier, typeOnly }) => !typeOnly && specifier.startsWith('node:') && !PURE_MODULES.includes(specifier),
    )
    .map(({ specifier }) => violation(specifier, 'feeds, venues or the runner for I/O'));
  return [...calls, ...imports];
}
