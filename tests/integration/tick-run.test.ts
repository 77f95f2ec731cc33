import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/core/random.js';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');

const SCENARIO = `name: ticks
data: [{ symbol: BTCUSDT, source: trades, path: trades.csv, quotes: quotes.csv, interval: 1s }]
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: fixed, quantity: 0.5 } }
`;

const BARS_SCENARIO = `name: bars
data:
  - { symbol: BTCUSDT, source: trades, path: trades.csv, quotes: early-quotes.csv, depth: { path: depth.csv }, bars: { trades: 25 } }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: own, use: momentum, symbols: [BTCUSDT], params: { fast: 2, slow: 4 }, sizing: { model: fixed, quantity: 0.5 } }
  - { id: asked, use: momentum, symbols: [BTCUSDT], bars: { volume: 60 }, params: { fast: 2, slow: 4 }, sizing: { model: fixed, quantity: 0.5 } }
`;

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
  const random = createRandom('tick-run');
  const trades = ['time,price,quantity,side'];
  const quotes = ['time,bid,bid_qty,ask,ask_qty'];
  let price = 40_000;
  for (let tsMs = 1_704_067_200_000; tsMs < 1_704_067_500_000; tsMs += 100) {
    price += Math.round((nextUniform(random) - 0.5) * 20);
    trades.push(
      `${tsMs},${price},${(1 + nextUniform(random)).toFixed(3)},${nextUniform(random) < 0.5 ? 'buy' : 'sell'}`,
    );
    quotes.push(`${tsMs + 50},${price - 1},0.3,${price + 1},0.3`);
  }
  // The book of the first three minutes; then it ends, and so do the quotes of the scenario that asks for it.
  const depth = [
    'time,side,price,quantity,is_snapshot',
    '1704067200000,bid,1,1,true',
    '1704067200000,ask,99999,1,true',
  ];
  for (const line of quotes.slice(1, 1_800)) {
    const [time, bid, , ask] = line.split(',');
    depth.push(`${time},bid,${bid},0.2,true`, `${time},ask,${ask},0.2,true`, `${time},ask,${Number(ask) + 1},5,true`);
  }
  writeFileSync(join(cwd, 'depth.csv'), depth.join('\n'));
  writeFileSync(join(cwd, 'early-quotes.csv'), quotes.slice(0, 1_800).join('\n'));
  writeFileSync(join(cwd, 'bars.yaml'), BARS_SCENARIO);
  writeFileSync(join(cwd, 'trades.csv'), trades.join('\n'));
  writeFileSync(join(cwd, 'quotes.csv'), quotes.join('\n'));
  writeFileSync(join(cwd, 'ticks.yaml'), SCENARIO);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function run(scenario = 'ticks.yaml', ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'run', scenario, '--json', ...options], {
    cwd,
    encoding: 'utf8',
  });
  // Nothing is said but that the data end early, where they do.
  expect(`${status}${stderr.replace(/^.*"level":40.*data end at.*\n/gm, '')}`).toBe('0');
  return JSON.parse(stdout);
}

describe('sim run on ticks', () => {
  it('gives one fingerprint in the main thread and in a worker, and writes the whole report', () => {
    const here = run();
    expect(here.data[0]).toMatchObject({ source: 'trades', interval: '1s', rows: 299 });
    expect(here.branches[0].counts.fills).toBeGreaterThan(20);
    expect(here.assumptions.join(' ')).toContain('the next best quote');
    expect(here.assumptions.join(' ')).not.toContain('the first bar that opens');
    expect(readFileSync(join(cwd, 'reports/ticks/report.html'), 'utf8')).toContain('BTCUSDT');
    expect(run('ticks.yaml', '--worker').branches[0].fingerprint).toBe(here.branches[0].fingerprint);
    // Half a coin needs two quotes of 0.3.
    const [first, second] = readFileSync(join(cwd, 'reports/ticks/fills.csv'), 'utf8').split('\n').slice(1);
    expect([first, second].map((line) => line.split(',')[5])).toEqual(
      ['0.3', '0.2'].map((text) => expect.stringContaining(text)),
    );
  });

  it('runs on bars by trades and volume over a book from CSV, and goes on with trades where book and quotes end', () => {
    const here = run('bars.yaml');
    // 3,000 trades.
    expect(here.data[0]).toMatchObject({ interval: '25 trades', bars: { trades: 25 }, rows: 120 });
    expect(run('bars.yaml', '--worker').branches[0].fingerprint).toBe(here.branches[0].fingerprint);
    expect(here.warnings).toEqual([
      expect.stringContaining('the depth messages of the data end at 2024-01-01T00:02:59'),
      expect.stringContaining('the quotes of the data end at 2024-01-01T00:02:59'),
    ]);
    const fills = readFileSync(join(cwd, 'reports/bars/fills.csv'), 'utf8').trim().split('\n').slice(1);
    const early = fills.filter((line) => line < '2024-01-01T00:03');
    const late = fills.filter((line) => line >= '2024-01-01T00:03');
    // From the book half a coin comes in two pieces, 0.2 at the best price; from trades in one.
    expect(early.some((line) => line.split(',')[5].startsWith('0.2'))).toBe(true);
    expect(late.length).toBeGreaterThan(10);
    for (const line of late) expect(Number(line.split(',')[5])).toBe(0.5);
    expect(readFileSync(join(cwd, 'reports/bars/report.html'), 'utf8')).toContain('<td>25 trades</td>');
  });
});
