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
  writeFileSync(join(cwd, 'trades.csv'), trades.join('\n'));
  writeFileSync(join(cwd, 'quotes.csv'), quotes.join('\n'));
  writeFileSync(join(cwd, 'ticks.yaml'), SCENARIO);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'run', 'ticks.yaml', '--json', ...options], {
    cwd,
    encoding: 'utf8',
  });
  expect(`${status}${stderr}`).toBe('0');
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
    expect(run('--worker').branches[0].fingerprint).toBe(here.branches[0].fingerprint);
    // Half a coin needs two quotes of 0.3.
    const [first, second] = readFileSync(join(cwd, 'reports/ticks/fills.csv'), 'utf8').split('\n').slice(1);
    expect([first, second].map((line) => line.split(',')[5])).toEqual(
      ['0.3', '0.2'].map((text) => expect.stringContaining(text)),
    );
  });
});
