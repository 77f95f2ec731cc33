import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/core/random.js';

/** The built command; another build can be named for development. */
const CLI = resolve(process.env.ICARUS_CLI ?? 'dist/cli/main.js');

const START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;
const MINUTES = 1_440;

interface ScenarioChanges {
  readonly mark?: string;
  readonly venue?: string;
}

const PERPETUAL = 'kind: perpetual, leverage: 50, margin: isolated, fees: { makerBps: 2, takerBps: 5 }';

function scenarioOf({ mark = '', venue = PERPETUAL }: ScenarioChanges): string {
  return `name: marked
data:
  - symbol: BTCUSDT
    source: csv
    path: bars.csv
    interval: 1m
    filters: { tickSize: 0.1, lotSize: 0.001 }
    funding: { ratePct: 0.01, everyHours: 1 }
    ${mark}
venue: { ${venue} }
account: { cash: { USDT: 100000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 5, slow: 20 }, sizing: { model: fixed, quantity: 0.5 } }
`;
}

let cwd: string;

/** A row of Binance's klines; a mark price has no volume. */
function kline(row: number, open: number, high: number, low: number, close: number, volume: number): string {
  const openMs = START_MS + row * MINUTE_MS;
  return `${openMs},${open},${high},${low},${close},${volume},${openMs + MINUTE_MS - 1},0,0,0,0,0`;
}

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'icarus-'));
  const random = createRandom('mark-price');
  const bars: string[] = [];
  const same: string[] = [];
  const wicks: string[] = [];
  let open = 40_000;
  for (let row = 0; row < MINUTES; row++) {
    const close = open + Math.round((nextUniform(random) - 0.5) * 80);
    const high = Math.max(open, close) + 10;
    const low = Math.min(open, close) - 10;
    bars.push(kline(row, open, high, low, close, 5));
    same.push(kline(row, open, high, low, close, 0));
    // Once an hour the mark price goes 3 % both ways, which no position at 50 times survives.
    const isWick = row % 60 === 30;
    wicks.push(kline(row, open, isWick ? open + 1_200 : high, isWick ? open - 1_200 : low, close, 0));
    open = close;
  }
  writeFileSync(join(cwd, 'bars.csv'), bars.join('\n'));
  writeFileSync(join(cwd, 'same.csv'), same.join('\n'));
  writeFileSync(join(cwd, 'wicks.csv.gz'), gzipSync(wicks.join('\n')));
  writeFileSync(join(cwd, 'short.csv'), same.slice(0, -10).join('\n'));
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function sim(changes: ScenarioChanges, ...options: string[]) {
  writeFileSync(join(cwd, 'marked.yaml'), scenarioOf(changes));
  return spawnSync(process.execPath, [CLI, 'run', 'marked.yaml', '--json', ...options], { cwd, encoding: 'utf8' });
}

function run(changes: ScenarioChanges, ...options: string[]) {
  const { status, stdout, stderr } = sim(changes, ...options);
  expect(`${status}${stderr}`).toMatch(/^0/);
  return JSON.parse(stdout);
}

describe('sim run with a mark price', () => {
  it('that says what the market says is the run without one, but for the fingerprint', () => {
    const without = run({});
    const fills = readFileSync(join(cwd, 'reports/marked/fills.csv'), 'utf8');
    const same = run({ mark: 'mark: { path: same.csv }' });
    expect(readFileSync(join(cwd, 'reports/marked/fills.csv'), 'utf8')).toBe(fills);
    expect(same.branches[0].metrics).toEqual(without.branches[0].metrics);
    expect(same.scenario.hash).toBe(without.scenario.hash);
    expect(same.branches[0].fingerprint).not.toBe(without.branches[0].fingerprint);
    expect(without.branches[0].counts.liquidations).toBe(0);
    expect(without.branches[0].counts.fills).toBeGreaterThan(20);
  });

  it('liquidates by it at prices of the market, here and in a worker', () => {
    const wicks = { mark: 'mark: { path: wicks.csv.gz }' };
    const here = run(wicks);
    const { liquidations, fingerprint } = here.branches[0];
    expect(liquidations.length).toBeGreaterThan(10);
    for (const { ts, price } of liquidations) {
      const row = (Date.parse(ts) - START_MS) / MINUTE_MS - 1;
      expect(row % 60).toBe(30);
      const [, , high, low] = readFileSync(join(cwd, 'bars.csv'), 'utf8').split('\n')[row].split(',').map(Number);
      expect(Number(price)).toBeGreaterThanOrEqual(low);
      expect(Number(price)).toBeLessThanOrEqual(high);
    }
    expect(here.assumptions.join(' ')).toContain('marked at the mark price series: BTCUSDT by wicks.csv.gz (1m)');
    expect(run(wicks, '--worker').branches[0].fingerprint).toBe(fingerprint);
    expect(run(wicks).branches[0].fingerprint).toBe(fingerprint);
  });

  it('stops where it does not cover the data, naming both ranges', () => {
    const { status, stdout } = sim({ mark: 'mark: { path: short.csv }' });
    expect(status).toBe(1);
    const { error } = JSON.parse(stdout);
    expect(error.code).toBe('MARK_NOT_COVERING');
    expect(error.message).toContain('covers 2024-01-01T00:00:00.000Z to 2024-01-01T23:50:00.000Z');
    expect(error.message).toContain('goes from 2024-01-01T00:00:00.000Z to 2024-01-02T00:00:00.000Z');
  });

  it('is refused where nothing is on margin', () => {
    const { status, stdout } = sim({ mark: 'mark: { path: same.csv }', venue: 'kind: spot' });
    expect(status).toBe(2);
    expect(JSON.parse(stdout).error.message).toContain('a mark price is for positions on margin');
  });
});
