import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withMinusSigns } from '../../src/report/format/with-minus-signs.js';
import { runScenarioFile } from '../../src/runner/run-scenario-file.js';
import { sim as simulated } from '../unit/cli/cli-harness.js';

const SCENARIO = `name: small
data: [{ symbol: BTCUSDT, source: synthetic, interval: 1m, days: 4, seed: 9 }]
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 20, slow: 50 }, sizing: { model: percent, pct: 50 } }
  - { id: swing, use: macd, symbols: [BTCUSDT], sizing: { model: percent, pct: 50 } }
`;
/** Plain objects, so that the package's sources need not be compiled for them. */
const strategy = (body: string) =>
  `export default { name: 'mine', description: 'x', reusesBar: true,
  params: { safeParse: (value) => ({ success: true, data: value }) }, ${body} };`;
const PEEKING = strategy(`init: () => ({ long: false }), onBar(state, bar, ctx) {
  const rises = bar.columns.close[bar.row + 1] > bar.close * 1.0005;
  const falls = bar.columns.close[bar.row + 1] < bar.close * 0.9995;
  if (rises && !state.long) ctx.signal({ direction: 'long', reason: 'it will rise' });
  if (falls && state.long) ctx.signal({ direction: 'flat', reason: 'it will fall' });
  if (rises || falls) state.long = rises;
}`);
const LEAKING = strategy(`init: () => ({}), onBar(state, bar, ctx) {
  globalThis.icarusBarsSeen = (globalThis.icarusBarsSeen ?? 0) + 1;
  if (globalThis.icarusBarsSeen % 500 === 0) ctx.signal({ direction: 'long', reason: 'five hundred more' });
}`);

let cwd: string;
const file = (name: string) => join(cwd, name);
const sim = (...args: string[]) => simulated(args, { cwd, runScenarioFile });
const write = (name: string, text: string) => {
  writeFileSync(file(name), text);
  return file(name);
};

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
  write('small.yaml', SCENARIO);
  write('quicker.yaml', SCENARIO.replace('fast: 20', 'fast: 10'));
  write('shorter.yaml', `${SCENARIO}period: { to: 2024-01-03 }\n`);
  write('peeking.ts', PEEKING);
  write('leaking.ts', LEAKING);
  write('peeking.yaml', SCENARIO.replace('use: macd', 'use: ./peeking.ts'));
  write('leaking.yaml', SCENARIO.replace('use: macd', 'use: ./leaking.ts'));
  expect((await sim('run', file('small.yaml'), '--out', 'earlier', '--quiet')).stderr).toBe('');
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('sim compare', () => {
  it('finds a scenario the same as what an earlier run of it wrote', async () => {
    const { status, stdout } = await sim('compare', 'earlier', file('small.yaml'), '--json');
    expect(status).toBe(0);
    const { a, b, notes, metrics, tradeGroups, difference } = JSON.parse(stdout);
    expect(a.fingerprint).toBe(b.fingerprint);
    expect(notes).toEqual([]);
    expect(metrics.filter((one: { difference: number | null }) => one.difference)).toEqual([]);
    expect(difference.verdict).toBe('identical');
    expect(tradeGroups.filter(({ count }: { count: number }) => count > 0)).toMatchObject([{ kind: 'identical' }]);
  });

  it('tells people what differs and what may be concluded, and writes it down', async () => {
    const { status, stdout, stderr } = await sim(
      'compare',
      file('small.yaml'),
      file('quicker.yaml'),
      '--out',
      'compared',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('strategies.sma.params.fast: 20 → 10');
    expect(stdout).toMatch(/Total return +\S+\s% +\S+\s% +\S+\spp/);
    expect(stdout).toMatch(/Same entry, other exit or size +\d+/);
    expect(stdout).toMatch(/ A {2}The deepest drawdown from trade to trade was .*\n +B {2}The deepest drawdown/);
    expect(stdout).toContain('compared/compare.html');
    const written = JSON.parse(readFileSync(file('compared/compare.json'), 'utf8'));
    expect(stdout).toContain(withMinusSigns(written.conclusion));
    expect(readFileSync(file('compared/compare.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('holds a branch against its run from the fork on', async () => {
    const fork =
      "forks: [{ at: 2024-01-03, branches: [{ name: smaller, set: { 'strategies.sma.sizing.pct': 10 } }] }]\n";
    write('forked.yaml', `${SCENARIO}${fork}`);
    const { status, stdout } = await sim('compare', 'earlier', `${file('forked.yaml')}#smaller`, '--json');
    expect(status).toBe(0);
    const { b, from, difference, tradeGroups } = JSON.parse(stdout);
    expect([b.name, from]).toEqual(['small#smaller', '2024-01-03T00:00:00.000Z']);
    expect(difference.differencePct).not.toBe(0);
    expect(tradeGroups).toMatchObject([
      { kind: 'identical' },
      { kind: 'same-entry' },
      { kind: 'other-entry', count: 0 },
      { kind: 'only-a', count: 0 },
      { kind: 'only-b', count: 0 },
    ]);
  });

  it('says why two runs are not like for like', async () => {
    const { stdout } = await sim('compare', 'earlier/result.json', file('shorter.yaml'));
    expect(stdout).toContain('! The time is not the same');
    expect(stdout).toContain('! The data of BTCUSDT are not the same');
  });

  it.each([
    ['no such scenario', 'nowhere.yaml', 2, 'SCENARIO_MISSING'],
    ['no such folder', 'nowhere', 2, 'RESULT_MISSING'],
    ['a folder without results', 'empty', 2, 'RESULT_MISSING'],
    ['a branch that is not there', 'earlier#nobody', 2, 'BRANCH_UNKNOWN'],
    ['results of another kind', 'strange', 1, 'RESULT_UNREADABLE'],
  ])('refuses %s', async (_, given, expected, code) => {
    mkdirSync(file('empty'), { recursive: true });
    mkdirSync(file('strange'), { recursive: true });
    write('strange/result.json', '{ "schemaVersion": 99 }');
    const { status, stdout } = await sim('compare', 'earlier', given, '--json');
    expect({ status, code: JSON.parse(stdout).error.code }).toEqual({ status: expected, code });
  });
});

describe('sim diff', () => {
  it('ends with 0 where all events are the same', async () => {
    const { status, stdout } = await sim('diff', file('small.yaml'), file('small.yaml'));
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^A {2}\S+ {2}[\d,]+ events\nB .*\n\nAll [\d,]+ events are the same\.\nFingerprint {2}[0-9a-f]{64}\n$/,
    );
  });

  it('ends with 1 and shows the first event that differs', async () => {
    const { status, stdout, stderr } = await sim('diff', file('small.yaml'), file('quicker.yaml'));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/The runs differ from event \d+ at \S+ on, about strategy "sma"/);
    expect(stdout).toMatch(/^> .*indicators\.fast/m);
    expect(stdout).toContain('strategies.sma.params.fast: 20 → 10');
    const json = await sim('diff', file('small.yaml'), file('quicker.yaml'), '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout).first).toMatchObject({ strategy: 'sma', a: { topic: 'SignalEmitted' } });
  });

  it('ends with 2 when a run comes to no end', async () => {
    write('throwing.ts', strategy("init: () => ({}), onBar() { throw new Error('ouch'); }"));
    const throwing = write('throwing.yaml', SCENARIO.replace('use: macd', 'use: ./throwing.ts'));
    const { status, stderr } = await sim('diff', file('small.yaml'), throwing);
    expect(status).toBe(2);
    expect(stderr).toContain('Code: AGENT_FAILED');
  });
});

describe('sim check', () => {
  it('ends with 0 for honest strategies', async () => {
    const { status, stdout, stderr } = await sim('check', file('small.yaml'), '--cuts', '6');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^PASS {2}Determinism/m);
    expect(stdout).toMatch(/^PASS {2}Lookahead {4}With data that end at 6 earlier times/m);
    expect(stdout).toMatch(/^PASS {2}State/m);
    expect(stdout).toMatch(/^(PASS|NOTE) {2}Warm-up/m);
    expect(stdout).toMatch(/^ +sma agrees /m);
  });

  it('ends with 1 and names who looks ahead', async () => {
    const { status, stdout } = await sim('check', file('peeking.yaml'), '--cuts', '8');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL {2}Lookahead/m);
    expect(stdout).toMatch(
      /strategy "swing", with data that end at \S+:\n +whole data .*SignalEmitted.*\n +cut data +nothing/,
    );
    expect(stdout).not.toContain('strategy "sma", with data');
  });

  it('ends with 1 and names who depends on what was before', async () => {
    const { status, stdout } = await sim('check', file('leaking.yaml'), '--json');
    expect(status).toBe(1);
    // What is kept beside all modules is there whoever loads the file: to a run it is as good as chance.
    expect(JSON.parse(stdout)).toMatchObject({
      clean: false,
      determinism: { status: 'fail', change: { strategy: 'swing' } },
      lookahead: { status: 'skipped' },
    });
  });

  it('ends with 2 on a wrong command line', async () => {
    const { status, stderr } = await sim('check', file('small.yaml'), '--cuts', '0');
    expect(status).toBe(2);
    expect(stderr).toContain('--cuts');
  });
});
