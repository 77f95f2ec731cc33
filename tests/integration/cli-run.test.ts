import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');

const SCENARIO = `name: small
data: [{ symbol: BTCUSDT, source: csv, path: bars.csv, interval: 1m }]
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 20, slow: 50 }, sizing: { model: fixed, quantity: 0.1 } }
`;

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
  expect(sim('data', 'synth', 'bars.csv', '--days', '2').status).toBe(0);
  write('small.yaml', SCENARIO);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function sim(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
}

function write(name: string, text: string | Uint8Array): void {
  writeFileSync(join(cwd, name), text);
}

describe('sim run', () => {
  it('writes the whole report and says where it is', () => {
    const { status, stdout, stderr } = sim('run', 'small.yaml');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('reports/small/report.html');
    expect(readdirSync(join(cwd, 'reports/small')).sort()).toEqual([
      'equity.csv',
      'fills.csv',
      'report.html',
      'result.json',
      'trades.csv',
    ]);
  });

  it('prints the same result as JSON that it writes', () => {
    const { status, stdout } = sim('run', 'small.yaml', '--json', '--out', 'elsewhere');
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const { outDir, files, elapsedMs, barsPerSecond, ...result } = JSON.parse(stdout);
    expect(result).toEqual(JSON.parse(readFileSync(join(cwd, 'elsewhere/result.json'), 'utf8')));
    expect(outDir).toBe(join(cwd, 'elsewhere'));
    expect(files.every(existsSync)).toBe(true);
    expect(elapsedMs).toBeGreaterThan(0);
    expect(barsPerSecond).toBeGreaterThan(0);
  });

  it('gives one fingerprint in the main thread and in a worker, cache or not', () => {
    const fingerprint = (...options: string[]) =>
      JSON.parse(sim('run', 'small.yaml', '--json', ...options).stdout).branches[0].fingerprint;
    const expected = fingerprint();
    expect(fingerprint()).toBe(expected);
    expect(fingerprint('--no-cache')).toBe(expected);
    expect(fingerprint('--worker')).toBe(expected);
  });
});

describe('sim run with something wrong', () => {
  const cases: [what: string, change: () => string, status: number, code: string, words: string][] = [
    ['a typo', () => SCENARIO.replace('sizing', 'sizng'), 2, 'SCENARIO_INVALID', 'Did you mean "sizing"?'],
    [
      'a typo in the parameters',
      () => SCENARIO.replace('fast', 'fsat'),
      2,
      'STRATEGY_PARAMS_INVALID',
      'Did you mean "fast"?',
    ],
    ['no data file', () => SCENARIO.replace('bars.csv', 'bras.csv'), 1, 'DATA_FILE_MISSING', 'bras.csv'],
    ['a period outside the data', () => `${SCENARIO}period: { from: 2030-01-01 }\n`, 1, 'DATA_PERIOD_OUTSIDE', '2030'],
    [
      'a strategy file that is not there',
      () => SCENARIO.replace('use: momentum', 'use: ./nowhere.ts'),
      2,
      'SCENARIO_INVALID',
      'there is no file',
    ],
    [
      'a strategy that throws in the middle of the run',
      () => {
        write(
          'throwing.ts',
          `import { defineStrategy, z } from 'icarus';
export default defineStrategy({
  name: 'throwing',
  description: 'Throws',
  params: z.object({}),
  init: () => ({ bars: 0 }),
  onBar(state) {
    if (++state.bars === 1000) throw new Error('bar one thousand is my last');
  },
});
`,
        );
        return SCENARIO.replace('use: momentum', 'use: ./throwing.ts').replace('{ fast: 20, slow: 50 }', '{}');
      },
      1,
      'AGENT_FAILED',
      'bar one thousand is my last',
    ],
  ];

  it.each(cases)('%s', (_what, change, status, code, words) => {
    write('wrong.yaml', change().replace('name: small', 'name: wrong'));
    const run = sim('run', 'wrong.yaml');
    expect(run.stderr).toContain(words);
    expect(run.stderr).toContain(`Code: ${code}`);
    expect(run.stderr).not.toMatch(/^ {4}at /m);
    expect(run.stdout).toBe('');
    expect(run.status).toBe(status);
    expect(existsSync(join(cwd, 'reports/wrong'))).toBe(false);

    const json = sim('run', 'wrong.yaml', '--json');
    expect(JSON.parse(json.stdout).error.code).toBe(code);
    expect(json.status).toBe(status);
  });

  it('stops on Ctrl-C with status 130 and leaves no report', async () => {
    const synthetic = '{ symbol: BTCUSDT, source: synthetic, interval: 1m, days: 3660 }';
    write('long.yaml', SCENARIO.replace(/data: .*/, `data: [${synthetic}]`).replace('name: small', 'name: long'));
    const child = spawn(process.execPath, [CLI, 'run', 'long.yaml'], { cwd });
    setTimeout(() => child.kill('SIGINT'), 1_500);
    const status = await new Promise((done) => child.on('close', done));
    expect(status).toBe(130);
    expect(existsSync(join(cwd, 'reports/long'))).toBe(false);
    expect(readdirSync(cwd).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});
