import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../../src/agents/strategies/strategy.js';
import { simulate } from '../../../src/runner/simulate.js';
import { tempFolder } from '../feeds/temp-folder.js';

const START_MS = Date.UTC(2024, 0, 1);

/** Goes long with the first bar and the first trade, and never leaves. */
const holder = defineStrategy({
  name: 'holder',
  description: 'Buys once.',
  params: z.strictObject({}),
  init: () => ({ bought: false }),
  onBar(state, _bar, ctx) {
    if (!state.bought) ctx.signal({ direction: 'long', reason: 'the first bar' });
    state.bought = true;
  },
  onTrade(state, _trade, ctx) {
    if (!state.bought) ctx.signal({ direction: 'long', reason: 'the first trade' });
    state.bought = true;
  },
}) as unknown as StrategyDefinition;

type Ohlc = readonly [open: number, high: number, low: number, close: number];

const flat = (price: number): Ohlc => [price, price, price, price];

function csv(bars: readonly Ohlc[], intervalMs: number): string {
  const rows = bars.map((bar, row) => `${START_MS + row * intervalMs},${bar.join()},1`);
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

function tradesCsv(prices: readonly number[]): string {
  const rows = prices.map((price, second) => `${START_MS + second * 1_000},${price},5,sell`);
  return ['time,price,quantity,side', ...rows].join('\n');
}

/** 1,000 USDT, 40 long at 100 with a leverage of 5, no fees: LP = (1,000 − 4,000) / (40 × −0.995) = 75.37688. */
async function run(source: 'csv' | 'trades', market: string, marks: string | null, venue: object = {}) {
  const folder = tempFolder();
  writeFileSync(join(folder, 'market.csv'), market);
  if (marks !== null) writeFileSync(join(folder, 'mark.csv'), marks);
  const interval = source === 'csv' ? '1m' : '1s';
  const filters = { tickSize: 0.01, lotSize: 0.001 };
  const data = { symbol: 'BTCUSDT', source, path: 'market.csv', interval, filters };
  const { run: branch, result } = await simulate({
    scenario: {
      name: 'marked',
      data: [{ ...data, ...(marks === null ? {} : { mark: { path: 'mark.csv' } }) }],
      venue: { kind: 'perpetual', leverage: 5, fees: { makerBps: 0, takerBps: 0 }, ...venue },
      account: { cash: { USDT: 1000 } },
      strategies: [{ id: 'h', use: 'holder', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: 40 } }],
    },
    baseDir: folder,
    strategies: { holder },
  });
  const fills = branch.fills.map(
    ({ tsMs, side, price }) => `${(tsMs - START_MS) / (source === 'csv' ? 60_000 : 1_000)} ${side} ${price}`,
  );
  return { fills, result, branch: result.branches[0] };
}

describe('simulate at a mark price', () => {
  const market = [flat(100), flat(100), flat(100), [100, 100, 70, 100], flat(100)] as const;

  it('liquidates by it, and not by the market', async () => {
    const quiet = csv(Array(5).fill(flat(100)), 60_000);
    const wick = csv(market, 60_000);
    expect((await run('csv', wick, null)).fills).toEqual(['1 buy 100', '4 sell 75.38']);
    expect((await run('csv', wick, quiet)).fills).toEqual(['1 buy 100']);
    expect((await run('csv', quiet, wick)).fills).toEqual(['1 buy 100', '4 sell 100']);
  });

  it('is in the fingerprint, and in the assumptions', async () => {
    const quiet = csv(Array(5).fill(flat(100)), 60_000);
    const other = csv([...Array(4).fill(flat(100)), flat(101)], 60_000);
    const runs = [await run('csv', quiet, null), await run('csv', quiet, quiet), await run('csv', quiet, other)];
    expect(new Set(runs.map(({ branch }) => branch.fingerprint)).size).toBe(3);
    expect(new Set(runs.map(({ result }) => result.scenario.hash)).size).toBe(1);
    expect(runs[0].result.assumptions.join()).toContain('at the last price of the market');
    expect(runs[1].result.assumptions.join()).toContain('marked at the mark price series: BTCUSDT by mark.csv (1m)');
  });

  it('works on a spot market that lends', async () => {
    const spot = { kind: 'spot' };
    const quiet = csv(Array(5).fill(flat(100)), 60_000);
    expect((await run('csv', quiet, csv(market, 60_000), spot)).fills).toEqual(['1 buy 100', '4 sell 100']);
  });

  it('on ticks closes at the first trade after a mark price that liquidates', async () => {
    // The low of the third second is not looked at; the close of 75 is known when the fourth begins, as is its open of 74.
    const marks = csv([flat(100), flat(100), [100, 100, 60, 75], [90, 90, 90, 90], flat(90), flat(90)], 1_000);
    const trades = tradesCsv([100, 100, 99, 98, 97, 96]);
    expect((await run('trades', trades, marks)).fills).toEqual(['1 buy 100']);
    const lower = csv([flat(100), flat(100), [100, 100, 60, 75], [74, 90, 74, 90], flat(90), flat(90)], 1_000);
    expect((await run('trades', trades, lower)).fills).toEqual(['1 buy 100', '3 sell 98']);
    const spares = csv(Array(6).fill(flat(100)), 1_000);
    expect((await run('trades', tradesCsv([100, 100, 99, 70, 97, 96]), spares)).fills).toEqual(['1 buy 100']);
  });
});
