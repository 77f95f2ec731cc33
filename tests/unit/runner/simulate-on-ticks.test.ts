import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../../src/agents/strategies/strategy.js';
import { allocateTradeColumns } from '../../../src/core/tick-columns.js';
import { barsFromTrades } from '../../../src/kernel/bar-builders/bars-from-trades.js';
import { simulate } from '../../../src/runner/simulate.js';
import { tempFolder } from '../feeds/temp-folder.js';

const START_MS = Date.UTC(2024, 0, 1);

/** Goes long at the first trade, and never leaves. */
const holder = defineStrategy({
  name: 'holder',
  description: 'Buys once.',
  params: z.strictObject({}),
  init: () => ({ bought: false }),
  onBar() {},
  onTrade(state, _trade, ctx) {
    if (!state.bought) ctx.signal({ direction: 'long', reason: 'the first trade' });
    state.bought = true;
  },
});

async function run(prices: readonly number[], venue: object) {
  const folder = tempFolder();
  const rows = prices.map((price, second) => `${START_MS + second * 1_000},${price},5,sell`);
  writeFileSync(join(folder, 'trades.csv'), ['time,price,quantity,side', ...rows].join('\n'));
  const events: { readonly kind: string; readonly tsMs: number }[] = [];
  const simulation = await simulate({
    scenario: {
      name: 'ticks',
      data: [
        {
          symbol: 'BTCUSDT',
          source: 'trades',
          path: 'trades.csv',
          interval: '1s',
          filters: { tickSize: 0.01, lotSize: 0.001 },
        },
      ],
      venue,
      account: { cash: { USDT: 1000 } },
      strategies: [{ id: 'h', use: 'holder', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: 40 } }],
    },
    baseDir: folder,
    strategies: { holder: holder as unknown as StrategyDefinition },
    onEvent: (_, event) => events.push(event as unknown as (typeof events)[number]),
  });
  return { ...simulation, events };
}

describe('simulate on ticks', () => {
  it('marks at trades, and liquidates at the trade that margin no longer carries', async () => {
    // Bought at 100 with leverage 5, four times the equity: 25 % down nothing is left, and some maintenance before that.
    const fees = { makerBps: 0, takerBps: 0 };
    const { run: branch, events } = await run([100, 100, 95, 85, 75, 70], { kind: 'perpetual', leverage: 5, fees });
    const liquidated = events.filter(({ kind }) => kind === 'PositionLiquidated');
    expect(liquidated.map(({ tsMs }) => (tsMs - START_MS) / 1_000)).toEqual([4]);
    expect(branch.fills.map(({ tsMs, side }) => `${(tsMs - START_MS) / 1_000} ${side}`)).toEqual(['1 buy', '4 sell']);
    expect(branch.result.counts.bars).toBe(5);
  });

  it('takes no ready-made bars where the scenario asks for bars of trades', async () => {
    const bars = { BTCUSDT: barsFromTrades(allocateTradeColumns(0), { kind: 'ticks', count: 1 }) };
    const scenario = {
      name: 'given',
      data: [{ symbol: 'BTCUSDT', source: 'trades', path: 'trades.csv', bars: { trades: 5 } }],
      account: { cash: { USDT: 1000 } },
      strategies: [{ id: 'm', use: 'momentum', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: 1 } }],
    };
    await expect(simulate({ scenario, bars })).rejects.toThrow('asks for bars made of its trades');
  });

  it('lives on where the market turns in time', async () => {
    const { run: branch, events } = await run([100, 100, 95, 85, 90, 101], { kind: 'perpetual', leverage: 5 });
    expect(events.some(({ kind }) => kind === 'PositionLiquidated')).toBe(false);
    // 15 % down, four times: the drawdown of the trade at 85 is seen, though no bar is longer than a second.
    expect(branch.result.metrics.maxDrawdownPct).toBeGreaterThan(55);
  });
});
