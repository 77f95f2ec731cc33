import { z } from 'zod';
import { defineStrategy, type Signal, type StrategyDefinition } from '../../../src/agents/strategies/strategy.js';

/** A strategy that says what a test wrote down for each bar, counted from 0. */
export function scriptedStrategy(script: Readonly<Record<number, Signal>>): StrategyDefinition {
  return defineStrategy({
    name: 'scripted',
    description: 'Says what a test wrote down',
    params: z.strictObject({ note: z.string().default('') }),
    init: () => ({ row: 0 }),
    onBar(state, _bar, ctx) {
      const signal = script[state.row++];
      if (signal !== undefined) ctx.signal(signal);
    },
  }) as unknown as StrategyDefinition;
}

export const LONG: Signal = { direction: 'long', reason: 'in' };
export const FLAT: Signal = { direction: 'flat', reason: 'out' };

/** A scenario of one symbol, 1,000 USDT and one strategy that trades 2 coins; minute bars are handed in. */
export function scenarioOf(use: string, changes: object = {}, strategyChanges: object = {}) {
  return {
    name: 'test',
    data: [{ symbol: 'BTCUSDT', source: 'synthetic', interval: '1m', filters: { lotSize: '0.001' } }],
    venue: { fees: { makerBps: 10, takerBps: 10 } },
    account: { cash: { USDT: 1000 } },
    strategies: [
      { id: 'one', use, symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: '2' }, ...strategyChanges },
    ],
    ...changes,
  };
}
