import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { DESK, deskMarket, runForked } from './forked-desk.js';

const MARKET = deskMarket(6);

/** Keeps its averages in functions, as no snapshot can. */
const hidden = defineStrategy({
  name: 'hidden',
  description: 'Follows the mean of the last closes, which lie in a closure.',
  params: z.strictObject({}),
  init() {
    const closes: number[] = [];
    return {
      mean(close: number) {
        closes.push(close);
        return closes.slice(-30).reduce((a, b) => a + b, 0) / 30;
      },
    };
  },
  onBar(state, bar, ctx) {
    const mean = state.mean(bar.close);
    ctx.signal({ direction: bar.close > mean ? 'long' : 'flat', reason: 'mean' });
  },
}) as StrategyDefinition;

const HIDDEN = DESK.replace('use: macd', 'use: hidden');

describe('a branch that changes nothing', () => {
  it.each([
    ['from a snapshot', DESK, 21, '7h', {}],
    ['by running the past again', DESK, 5, '25h', { replays: true }],
    ['whose state no snapshot can hold', HIDDEN, 5, '25h', { strategies: { hidden } }],
  ])('%s is the run itself: same fingerprint, same numbers, same record behind the fork', async (...row) => {
    const [, desk, count, every, options] = row;
    const { main, branches, failed, notes } = await runForked(
      `${desk}forks:\n  - { every: ${every}, branches: [{ name: same }] }\n`,
      MARKET,
      options,
    );
    expect(notes).toEqual(
      desk === HIDDEN
        ? [expect.stringContaining('"strategy:swing" cannot be copied: states[0].mean is a function.')]
        : [],
    );
    expect(failed).toEqual([]);
    expect(branches).toHaveLength(count);
    expect(main.fills.length).toBeGreaterThan(300);
    for (const { result, fills, equity, roundTrips } of branches) {
      expect(result.fingerprint).toBe(main.result.fingerprint);
      expect(result.metrics).toEqual(main.result.metrics);
      expect(result.counts).toEqual(main.result.counts);
      expect(result.strategies).toEqual(main.result.strategies);
      expect(result.comparison?.difference.verdict).toBe('identical');
      expect(result.comparison?.metrics).toEqual(result.comparison?.parentMetrics);
      expect(fills).toEqual(main.fills.slice(main.fills.length - fills.length));
      expect(roundTrips).toEqual(main.roundTrips.slice(main.roundTrips.length - roundTrips.length));
      expect(equity.equity).toEqual(main.equity.equity.slice(-equity.equity.length));
    }
  });
});
