import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/core/random.js';
import { decodeSnapshot } from '../../src/runner/snapshot/snapshot-file.js';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');
const FOLDER = resolve('scenarios');
const START = Date.UTC(2024, 0, 1);

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-forks-'));
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function sim(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
}

function mustWork(...args: string[]): SpawnSyncReturns<string> {
  const done = sim(...args);
  expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 0, stderr: '' });
  return done;
}

/** The files of a folder by name, byte for byte. */
function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(join(cwd, folder)).sort();
  return new Map(names.map((name) => [name, readFileSync(join(cwd, folder, name), 'latin1')]));
}

const snapshotsIn = (folder: string) => readdirSync(join(cwd, folder)).filter((name) => name.endsWith('.icarus'));

function expectSameFiles(folder: string, expected: string): void {
  const [found, wanted] = [filesOf(folder), filesOf(expected)];
  const results = [...found.keys()].filter((name) => !name.endsWith('.icarus'));
  expect(results).toEqual([...wanted.keys()].filter((name) => !name.endsWith('.icarus')));
  expect(results).toEqual(
    expect.arrayContaining(['equity.csv', 'fills.csv', 'report.html', 'result.json', 'trades.csv']),
  );
  // A name, not half a megabyte of a report.
  for (const name of results) expect(found.get(name) === wanted.get(name), `${folder}/${name}`).toBe(true);
}

/** A scenario that comes along, on its first weeks. */
function shortened(name: string, days: number): string {
  const period = `period: { from: 2024-01-01, to: ${new Date(START + days * 86_400_000).toISOString()} }\n`;
  return readFileSync(join(FOLDER, name), 'utf8').replaceAll('../data/', `${resolve('data')}/`) + period;
}

const TICKS = `name: ticks
data: [{ symbol: BTCUSDT, source: trades, path: trades.csv, quotes: quotes.csv, interval: 1s }]
account: { cash: { USDT: 100000 } }
venue: { latencyMs: 30 }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: fixed, quantity: 0.5 } }
  - { id: asked, use: momentum, symbols: [BTCUSDT], bars: { volume: 60 }, params: { fast: 2, slow: 4 }, sizing: { model: fixed, quantity: 0.5 } }
`;

function writeTicks(): void {
  const random = createRandom('fork-processes');
  const trades = ['time,price,quantity,side'];
  const quotes = ['time,bid,bid_qty,ask,ask_qty'];
  let price = 40_000;
  for (let tsMs = START; tsMs < START + 300_000; tsMs += 100) {
    price += Math.round((nextUniform(random) - 0.5) * 20);
    const side = nextUniform(random) < 0.5 ? 'buy' : 'sell';
    trades.push(`${tsMs},${price},${(1 + nextUniform(random)).toFixed(3)},${side}`);
    quotes.push(`${tsMs + 50},${price - 1},0.3,${price + 1},0.3`);
  }
  writeFileSync(join(cwd, 'trades.csv'), `${trades.join('\n')}\n`);
  writeFileSync(join(cwd, 'quotes.csv'), `${quotes.join('\n')}\n`);
}

describe.each([
  ['desk', shortened('06-desk.yaml', 10), '2024-01-04,2024-01-07T07:23:31.207'],
  ['perpetual', shortened('05-perpetual.yaml', 30), '2024-01-08T08:00,2024-01-20T00:04:00.001'],
  ['ticks', TICKS, '2024-01-01T00:01:40.100,2024-01-01T00:03:07.049'],
])('a run of the %s that is put away', (name, text, times) => {
  beforeAll(() => {
    writeTicks();
    writeFileSync(join(cwd, `${name}.yaml`), text);
    mustWork('run', `${name}.yaml`, '--out', `${name}-whole`);
    mustWork('run', `${name}.yaml`, '--out', `${name}-saved`, '--snapshot-at', times);
  });

  it('is the same run with or without, and leaves a file for each time', () => {
    const { counts } = JSON.parse(readFileSync(join(cwd, `${name}-whole/result.json`), 'utf8')).branches[0];
    expect(counts.fills).toBeGreaterThan(20);
    expectSameFiles(`${name}-saved`, `${name}-whole`);
    const stamps = times.split(',').map((time) => (time.includes('T') ? time.replaceAll(':', '') : `${time}T0000`));
    expect(snapshotsIn(`${name}-saved`)).toEqual(stamps.map((stamp) => `snapshot-${stamp}.icarus`));
  });

  it('goes on in other processes to the same bytes, put away again on the way', () => {
    const [first, second] = snapshotsIn(`${name}-saved`);
    mustWork('resume', `${name}-saved/${first}`, '--out', `${name}-on`, '--snapshot-at', times.split(',')[1]);
    expectSameFiles(`${name}-on`, `${name}-whole`);
    expect(snapshotsIn(`${name}-on`)).toEqual([second]);
    const [again, once] = ['on', 'saved'].map((kind) => {
      const path = join(cwd, `${name}-${kind}`, second);
      return decodeSnapshot(readFileSync(path), path);
    });
    expect(again).toEqual(once);
    mustWork('resume', `${name}-on/${second}`, '--out', `${name}-on-again`);
    expectSameFiles(`${name}-on-again`, `${name}-whole`);
  });
});

const GROWING = `name: growing
data: [{ symbol: BTCUSDT, source: csv, path: growing.csv, interval: 1m }]
account: { cash: { USDT: 100000 } }
venue: { latencyMs: 1500 }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 60 } }
  - { id: hours, use: macd, symbols: [BTCUSDT], interval: 1h, sizing: { model: fixed, quantity: 0.5 } }
compliance: {}
`;

describe('a run on data that grow', () => {
  /*
   * "end" is the moment of the last close, and a run is put away just before the events of its time: the last bar has
   * opened and not closed. Whoever goes on closes it with what follows, so nothing at the edge is decided twice.
   */
  it('goes on where they ended, day after day, and is the run over all of them to the byte', () => {
    mustWork('data', 'synth', 'all.csv', '--days', '3');
    const [header, ...rows] = readFileSync(join(cwd, 'all.csv'), 'utf8').trimEnd().split('\n');
    const grow = (count: number) =>
      writeFileSync(join(cwd, 'growing.csv'), `${[header, ...rows.slice(0, count)].join('\n')}\n`);
    writeFileSync(join(cwd, 'growing.yaml'), GROWING);
    grow(1500);
    mustWork('run', 'growing.yaml', '--out', 'grown-0', '--snapshot-at', 'end');
    for (const [index, count] of [2881, rows.length].entries()) {
      grow(count);
      const [file] = snapshotsIn(`grown-${index}`);
      mustWork('resume', `grown-${index}/${file}`, '--out', `grown-${index + 1}`, '--snapshot-at', 'end');
      mustWork('run', 'growing.yaml', '--out', `at-once-${index}`);
      expectSameFiles(`grown-${index + 1}`, `at-once-${index}`);
    }
    expect(snapshotsIn('grown-2')).toEqual(['snapshot-2024-01-04T0000.icarus']);
  });
});

const FORKS = `forks:
  - at: 2024-01-03T03:00
    branches:
      - { name: same }
      - { name: tight, set: { risk.maxDrawdownPct: 2 } }
      - { name: without, remove: [swing] }
      - { name: gap, market: { gap: { symbol: BTCUSDT, pct: -10 } }, forks: [{ at: 2024-01-04, branches: [{ name: inner }] }] }
  - every: 2d
    branches: [{ name: dear, set: { venue.fees.takerBps: 20 } }]
`;

describe('branches', () => {
  it('are the same to the byte however many run at once', () => {
    writeFileSync(join(cwd, 'forked.yaml'), shortened('06-desk.yaml', 5) + FORKS);
    for (const workers of ['1', '2', '3']) {
      mustWork('run', 'forked.yaml', '--out', `workers-${workers}`, '--workers', workers);
    }
    expectSameFiles('workers-2', 'workers-1');
    expectSameFiles('workers-3', 'workers-1');
    const { branches } = JSON.parse(readFileSync(join(cwd, 'workers-1/result.json'), 'utf8'));
    const names = branches.map(({ name }: { name: string }) => name);
    expect(names.slice(0, 6)).toEqual(['main', 'same', 'tight', 'without', 'gap', 'inner']);
    expect(names.slice(6)).toEqual(['dear@2024-01-02', 'dear@2024-01-04']);
    const [main, same, , , gap, inner] = branches.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(same).toBe(main);
    expect(inner).toBe(gap);
  });

  it('of a run so long that it is rehearsed are the same as without, on one worker and on two', () => {
    writeFileSync(join(cwd, 'year.yaml'), `${YEAR}forks:\n  - at: 2024-12-01\n    branches:\n${YEAR_BRANCHES}`);
    for (const workers of ['1', '2']) mustWork('run', 'year.yaml', '--out', `year-${workers}`, '--workers', workers);
    expectSameFiles('year-2', 'year-1');
    const { branches } = JSON.parse(readFileSync(join(cwd, 'year-1/result.json'), 'utf8'));
    writeFileSync(join(cwd, 'alone.yaml'), YEAR);
    mustWork('run', 'alone.yaml', '--out', 'alone');
    const { fingerprint } = JSON.parse(readFileSync(join(cwd, 'alone/result.json'), 'utf8')).branches[0];
    const fingerprints = branches.map((branch: { fingerprint: string }) => branch.fingerprint);
    expect(fingerprints.slice(0, 2)).toEqual([fingerprint, fingerprint]);
    expect(new Set(fingerprints).size).toBe(2);
  });
});

const YEAR = `name: year
data: [{ symbol: BTCUSDT, source: synthetic, interval: 1m, days: 366 }]
account: { cash: { USDT: 100000 } }
strategies: [{ id: trend, use: macd, symbols: [BTCUSDT], interval: 1h, sizing: { model: percent, pct: 60 } }]
`;
const YEAR_BRANCHES = `      - { name: same }
      - { name: small, set: { strategies.trend.sizing.pct: 5 } }
`;

const OWN = `export default {
  name: 'own',
  params: { safeParse: (data) => ({ success: true, data }) },
  init: () => ({ bars: 0 }),
  onBar(state, bar, ctx) {
    if (state.bars++ % 20 === 0) ctx.signal({ direction: ctx.position(bar.symbol) > 0 ? 'flat' : 'long', reason: 'time' });
  },
};
`;

const OWN_SCENARIO = `name: own
data: [{ symbol: BTCUSDT, source: csv, path: own.csv, interval: 1m }]
account: { cash: { USDT: 100000 } }
strategies: [{ id: own, use: ./own/own.ts, symbols: [BTCUSDT], sizing: { model: percent, pct: 60 } }]
`;

describe('a snapshot that cannot be gone on with', () => {
  let bytes: Buffer;
  const file = 'own-saved/snapshot-2024-01-02T0000.icarus';

  beforeAll(() => {
    mustWork('data', 'synth', 'own.csv', '--days', '2');
    mkdirSync(join(cwd, 'own'));
    writeFileSync(join(cwd, 'own/own.ts'), OWN);
    writeFileSync(join(cwd, 'own.yaml'), OWN_SCENARIO);
    mustWork('run', 'own.yaml', '--out', 'own-saved', '--snapshot-at', '2024-01-02');
    bytes = readFileSync(join(cwd, file));
  });

  function expectRefused(status: number, code: string, message: string, ...args: string[]): void {
    const refused = sim(...args, '--out', 'refused');
    expect(refused.stderr).toContain(message);
    expect(refused.stderr).toContain(`Code: ${code} (`);
    expect(refused.stdout).toBe('');
    expect(refused.status).toBe(status);
  }

  function writeVariant(name: string, contents: string | Uint8Array): string {
    writeFileSync(join(cwd, name), contents);
    return name;
  }

  it('is refused when it is missing, no snapshot, damaged, or of another version', () => {
    expectRefused(2, 'SNAPSHOT_UNREADABLE', 'There is no snapshot nowhere.icarus.', 'resume', 'nowhere.icarus');
    expectRefused(2, 'SNAPSHOT_UNREADABLE', 'cannot be read: EISDIR', 'resume', 'own');
    expectRefused(2, 'SNAPSHOT_NOT_ONE', 'own.yaml is no snapshot of a run.', 'resume', 'own.yaml');
    const flipped = Buffer.from(bytes);
    flipped[flipped.length >> 1] ^= 1;
    const damaged = writeVariant('damaged.icarus', flipped);
    expectRefused(2, 'SNAPSHOT_DAMAGED', 'damaged.icarus is not what was written', 'resume', damaged);
    const header = JSON.parse(bytes.subarray(0, bytes.indexOf(0x0a)).toString());
    const other = JSON.stringify({ ...header, snapshotVersion: 99 });
    const old = writeVariant('old.icarus', Buffer.concat([Buffer.from(other), bytes.subarray(bytes.indexOf(0x0a))]));
    expectRefused(2, 'SNAPSHOT_VERSION', 'in format 2.99', 'resume', old);
  });

  it('is refused when its code has changed or is gone', () => {
    writeFileSync(join(cwd, 'own/own.ts'), OWN.replace('20', '21'));
    expectRefused(2, 'SNAPSHOT_CODE_CHANGED', 'own.ts is not what it was', 'resume', file);
    writeFileSync(join(cwd, 'own/own.ts'), OWN);
    mustWork('resume', file, '--out', 'own-back');
    expectSameFiles('own-back', 'own-saved');
  });

  it('is refused when what lies before it has changed, not when what lies behind has', () => {
    const whole = readFileSync(join(cwd, 'own.csv'), 'utf8');
    const rows = whole.trimEnd().split('\n');
    const dearer = (row: string) => row.replace(/,[^,]+$/, ',1.5');
    const withRow = (at: number) => rows.map((row, index) => (index === at ? dearer(row) : row)).join('\n');
    // The header is row 0: the bars 1 to 1440 are those of the first day.
    for (const at of [1, 1439]) {
      writeFileSync(join(cwd, 'own.csv'), withRow(at));
      expectRefused(1, 'SNAPSHOT_DATA_CHANGED', 'The data of BTCUSDT before 2024-01-02T00:00:00.000Z', 'resume', file);
    }
    writeFileSync(join(cwd, 'own.csv'), withRow(1500));
    mustWork('resume', file, '--out', 'own-behind');
    writeFileSync(join(cwd, 'own.csv'), whole);
  });

  it('cannot be taken at a time that the run does not come to', () => {
    for (const [at, ...command] of [
      ['2024-01-01', 'run', 'own.yaml'],
      ['2024-01-02', 'resume', file],
    ]) {
      const iso = new Date(at.includes('T') ? `${at}Z` : at).toISOString();
      expectRefused(2, 'SNAPSHOT_OUTSIDE', `A snapshot at ${iso} is not possible`, ...command, '--snapshot-at', at);
    }
    expect(readdirSync(cwd)).not.toContain('refused');
  });

  it('is taken once at a time that is named twice', () => {
    mustWork('run', 'own.yaml', '--out', 'own-twice', '--snapshot-at', '2024-01-02,2024-01-02T00:00,end,2024-01-03');
    expect(snapshotsIn('own-twice')).toEqual(['snapshot-2024-01-02T0000.icarus', 'snapshot-2024-01-03T0000.icarus']);
  });
});
