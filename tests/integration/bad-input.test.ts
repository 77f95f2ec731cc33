import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;

/** A day of quiet bars as lines of text: `open_time,open,high,low,close,volume`. */
function lines(change: (line: string, row: number) => string = (line) => line): string {
  const rows = Array.from({ length: 1440 }, (_, row) => {
    const price = (100 + Math.sin(row / 50)).toFixed(2);
    return change(`${START_MS + row * MINUTE_MS},${price},${price},${price},${price},1`, row);
  });
  return `open_time,open,high,low,close,volume\n${rows.join('\n')}\n`;
}

const at = (wanted: number, replace: (fields: string[]) => string[]) =>
  lines((line, row) => (row === wanted ? replace(line.split(',')).join(',') : line));

interface Case {
  readonly what: string;
  /** Contents of the data file; null leaves it out. */
  readonly data?: string | Buffer | null;
  readonly file?: string;
  readonly change?: (scenario: string) => string;
  readonly strategy?: string;
  readonly status: 1 | 2;
  readonly code: string;
  /** What the message must contain: the place and the value. */
  readonly words: readonly string[];
}

const SCENARIO = `name: wrong
data:
  - { symbol: BTCUSDT, source: csv, path: bars.csv, interval: 1m }
account: { cash: { USDT: 10000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 5, slow: 20 }, sizing: { model: fixed, quantity: 1 } }
`;

const NAMED = (body: string) => `import { defineStrategy, z } from 'icarus';\n${body}`;
const gzipped = gzipSync(lines());

const CASES: readonly Case[] = [
  { what: 'a missing file', data: null, status: 1, code: 'DATA_FILE_MISSING', words: ['bars.csv'] },
  { what: 'an empty file', data: '', status: 1, code: 'DATA_FILE_EMPTY', words: ['bars.csv'] },
  {
    what: 'a header and nothing else',
    data: lines().split('\n')[0],
    status: 1,
    code: 'DATA_NO_ROWS',
    words: ['bars.csv'],
  },
  {
    what: 'a truncated gzip file',
    data: gzipped.subarray(0, gzipped.length >> 1),
    file: 'bars.csv.gz',
    status: 1,
    code: 'DATA_GZIP_TRUNCATED',
    words: ['bars.csv.gz'],
  },
  {
    what: 'binary junk',
    data: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255)),
    status: 1,
    code: 'DATA_NOT_CSV',
    words: ['bars.csv'],
  },
  {
    what: 'the wrong columns',
    data: 'who,what\nme,that\nyou,this\n',
    status: 1,
    code: 'DATA_COLUMNS_UNKNOWN',
    words: ['who', 'columns'],
  },
  {
    what: 'a price that is no number',
    data: at(700, ([ts, open, high, low, , volume]) => [ts, open, high, low, 'NaN', volume]),
    status: 1,
    code: 'DATA_VALUE_INVALID',
    words: ['bars.csv', '702', 'NaN'],
  },
  {
    what: 'a negative price',
    data: at(700, ([ts, open, high, , close, volume]) => [ts, open, high, '-100', close, volume]),
    status: 1,
    code: 'DATA_DIRTY',
    words: ['2024-01-01', '11:40', '-100', 'badPrices'],
  },
  {
    what: 'time going back',
    data: at(700, ([, ...rest]) => [String(START_MS + 3 * MINUTE_MS), ...rest]),
    status: 1,
    code: 'DATA_DIRTY',
    words: ['disorder'],
  },
  {
    what: 'an unknown key',
    change: (text) => `${text}vneue: { kind: spot }\n`,
    status: 2,
    code: 'SCENARIO_INVALID',
    words: ['wrong.yaml:7:1', 'vneue', 'Did you mean "venue"?'],
  },
  {
    what: 'a wrong type',
    change: (text) => text.replace('quantity: 1 ', 'quantity: lots '),
    status: 2,
    code: 'SCENARIO_INVALID',
    words: ['wrong.yaml:6:', 'strategies[0].sizing.quantity', 'lots'],
  },
  {
    what: 'no YAML at all',
    change: () => 'name: [unclosed',
    status: 2,
    code: 'SCENARIO_SYNTAX',
    words: ['wrong.yaml:1'],
  },
  {
    what: 'a period outside the data',
    change: (text) => `${text}period: { from: 2030-01-01, to: 2030-02-01 }\n`,
    status: 1,
    code: 'DATA_PERIOD_OUTSIDE',
    words: ['2030-01-01', '2024-01-01'],
  },
  {
    what: 'a strategy file that throws at load',
    strategy: "throw new Error('not today');\n",
    status: 2,
    code: 'STRATEGY_FILE_THREW',
    words: ['own.ts', 'not today'],
  },
  {
    what: 'a strategy file with a syntax error',
    strategy: 'export default {{{',
    status: 2,
    code: 'STRATEGY_FILE_THREW',
    words: ['own.ts'],
  },
  {
    what: 'a strategy file without a strategy',
    strategy: 'export const nothing = 1;\n',
    status: 2,
    code: 'STRATEGY_FILE_INVALID',
    words: ['own.ts', 'default export'],
  },
  {
    what: 'a strategy that throws in the middle of a run',
    strategy: NAMED(
      "export default defineStrategy({ name: 'own', description: '', params: z.object({}), init: () => ({ n: 0 }), onBar(state) { if (++state.n === 100) throw new Error('bar one hundred'); } });\n",
    ),
    status: 1,
    code: 'AGENT_FAILED',
    words: ['strategy:sma', 'BarClosed', '2024-01-01T01:40:00.000Z', 'bar one hundred'],
  },
  {
    what: 'a strategy that sends nonsense',
    strategy: NAMED(
      "export default defineStrategy({ name: 'own', description: '', params: z.object({}), init: () => ({}), onBar(_, __, ctx) { ctx.signal({ direction: 'long', strength: 7, reason: '' }); } });\n",
    ),
    status: 1,
    code: 'AGENT_FAILED',
    words: ['strength is 7', 'between 0 and 1'],
  },
];

describe('bad input', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'icarus-bad-input-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  it.each(CASES)('$what: a clear message, the right status, no half-written report', (one) => {
    const file = one.file ?? 'bars.csv';
    let scenario = SCENARIO.replace('bars.csv', file);
    if (one.data !== null) writeFileSync(join(cwd, file), one.data ?? lines());
    if (one.strategy !== undefined) {
      writeFileSync(join(cwd, 'own.ts'), one.strategy);
      scenario = scenario.replace('use: momentum', 'use: ./own.ts').replace('{ fast: 5, slow: 20 }', '{}');
    }
    writeFileSync(join(cwd, 'wrong.yaml'), one.change?.(scenario) ?? scenario);

    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'run', 'wrong.yaml'], {
      cwd,
      encoding: 'utf8',
    });

    expect(stderr).toContain(`Code: ${one.code}`);
    for (const word of one.words) expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stdout).toBe('');
    expect(status).toBe(one.status);
    expect(existsSync(join(cwd, 'reports', 'wrong'))).toBe(false);
    const leftOver = existsSync(join(cwd, 'reports')) ? readdirSync(join(cwd, 'reports')) : [];
    expect(leftOver).toEqual([]);
  });
});
