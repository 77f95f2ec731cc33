import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const TABLES = ['sweep.csv', 'sweep.json', 'report.html'];

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
  writeFileSync(join(cwd, 'sweep.yaml'), SCENARIO);
  writeFileSync(join(cwd, 'moody.ts'), MOODY);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const SCENARIO = `name: swept
data:
  - { symbol: BTCUSDT, source: csv, path: ${resolve('data/BTCUSDT-1m-synthetic.csv.gz')}, interval: 1m }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 480, slow: 1440 }, sizing: { model: percent, pct: 50 } }
  - { id: moody, use: ./moody.ts, symbols: [BTCUSDT], params: { mood: 1 }, sizing: { model: percent, pct: 10 } }
sweep:
  parameters:
    fast: [120, 240, 480]
    slow: [240, 1440, 2880]
    mood: [1, 2, 3]
  constraints: ["fast <= slow"]
  walkForward: { train: 35d, test: 10d, warmup: 4d }
`
  .replace('    fast:', '    strategies.sma.params.fast:')
  .replace('    slow:', '    strategies.sma.params.slow:')
  .replace('    mood:', '    strategies.moody.params.mood:');

/** Throws with mood 3, some days into the run. */
const MOODY = `import { defineStrategy, z } from 'icarus';
export default defineStrategy({
  name: 'moody',
  description: 'Buys and sells by the hour; does not like 3',
  params: z.strictObject({ mood: z.int() }),
  init: () => ({ bars: 0 }),
  onBar(state, bar, ctx) {
    state.bars++;
    if (ctx.params.mood === 3 && state.bars === 9000) throw new Error('not in the mood');
    if (state.bars % (60 * ctx.params.mood) === 0) {
      ctx.signal({ direction: ctx.position() > 0 ? 'flat' : 'long', reason: 'it is time' });
    }
  },
});
`;

function sweep(out: string, ...args: string[]) {
  return spawnSync(process.execPath, [CLI, 'sweep', 'sweep.yaml', '--out', out, ...args], { cwd, encoding: 'utf8' });
}

function tablesOf(out: string): string[] {
  return TABLES.map((name) => readFileSync(join(cwd, out, name), 'utf8'));
}

describe('a sweep as a process', () => {
  it('gives the same bytes with one worker and with two, and tells of points that failed', () => {
    const one = sweep('one', '--workers', '1');
    expect([one.stderr, one.status]).toEqual(['', 0]);
    const two = sweep('two', '--workers', '2');
    expect([two.stderr, two.status]).toEqual(['', 0]);
    expect(tablesOf('two')).toEqual(tablesOf('one'));
    const { points, walkForward, statistics } = JSON.parse(readFileSync(join(cwd, 'one', 'sweep.json'), 'utf8'));
    expect(points).toHaveLength(24);
    const failed = points.filter(({ error }: { error: object | null }) => error !== null);
    // The strategy's own mistake with mood 3; fast and slow alike is refused by the strategy's own schema.
    expect(failed).toHaveLength(8 + 2);
    expect(failed[0].error.code).toBe('AGENT_FAILED');
    expect(failed[0].error.message).toContain('not in the mood');
    expect(failed.map(({ error }: { error: { code: string } }) => error.code)).toContain('STRATEGY_PARAMS_INVALID');
    expect(statistics.trials).toBe(14);
    expect(walkForward.windows).toHaveLength(2);
    for (const window of walkForward.windows) {
      expect(Date.parse(window.testFrom)).toBe(Date.parse(window.trainTo));
      expect(Date.parse(window.testTo) - Date.parse(window.testFrom)).toBe(10 * 86_400_000);
      expect(window.chosen.testMetrics).not.toBeNull();
    }
    expect(one.stdout).toContain('10 of 24 points failed');
  });

  it.each([1, 2])('that is killed and started again ends with the same bytes (%i workers)', async (workers) => {
    const out = `killed-${workers}`;
    const log = join(cwd, out, 'sweep.jsonl');
    const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 2 : 0);
    const args = [CLI, 'sweep', 'sweep.yaml', '--out', out, '--workers', String(workers)];
    for (const enough of [4, 9]) {
      const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
      const closed = new Promise((done) => child.on('close', (_code, signal) => done(signal)));
      await waitFor(() => lines() >= enough);
      child.kill('SIGKILL');
      expect(await closed).toBe('SIGKILL');
      expect(existsSync(join(cwd, out, 'sweep.csv'))).toBe(false);
    }
    const kept = lines();
    const last = sweep(out, '--workers', '1');
    expect(last.status).toBe(0);
    expect(last.stdout).toContain(`${kept} from before`);
    expect(tablesOf(out)).toEqual(tablesOf('one'));
  });

  it('stops on Ctrl-C with status 130 and says what is kept', async () => {
    const child = spawn(process.execPath, [CLI, 'sweep', 'sweep.yaml', '--out', 'stopped', '--workers', '2'], { cwd });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const closed = new Promise((done) => child.on('close', done));
    const log = join(cwd, 'stopped', 'sweep.jsonl');
    await waitFor(() => existsSync(log) && readFileSync(log, 'utf8').split('\n').length > 4);
    child.kill('SIGINT');
    expect(await closed).toBe(130);
    const [, kept, total] = /stopped; (\d+) of (\d+) runs are kept\. The same command goes on/.exec(stderr) ?? [];
    expect(Number(kept)).toBe(readFileSync(log, 'utf8').split('\n').length - 2);
    expect(Number(total)).toBe(24 * 3 + 2);
  });

  it('is refused over the points of another sweep, until it may throw them away', () => {
    const text = SCENARIO.replace('100000', '50000').replace('mood: [1, 2, 3]', 'mood: [1]');
    writeFileSync(join(cwd, 'sweep.yaml'), text);
    const refused = sweep('one');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('Code: SWEEP_POINTS_OF_ANOTHER');
    expect(sweep('one', '--restart', '--workers', '1').status).toBe(0);
    writeFileSync(join(cwd, 'sweep.yaml'), SCENARIO);
  });

  it('is one run with its own values for sim run, which says so', () => {
    const run = spawnSync(process.execPath, [CLI, 'run', 'sweep.yaml', '--out', 'run', '--json'], {
      cwd,
      encoding: 'utf8',
    });
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('The scenario has a sweep, which `sim sweep` runs');
    expect(JSON.parse(run.stdout).branches).toHaveLength(1);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + 50_000;
  while (!condition()) {
    if (performance.now() > deadlineMs) throw new Error('it never came true');
    await new Promise((wake) => setTimeout(wake, 5));
  }
}
