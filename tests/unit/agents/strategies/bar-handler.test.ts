import { expect, it } from 'vitest';
import { compileBarHandler } from '../../../../src/agents/strategies/bar-handler.js';
import type { StrategyContext, StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import type { BarClosed } from '../../../../src/events/market-events.js';

const ctx = { params: null } as StrategyContext<unknown>;
const bar = { symbol: 'BTCUSDT', close: 7 } as BarClosed;

it('hands the bar to the definition with its own state, and with the one that takes its place', () => {
  const calls: unknown[][] = [];
  const definition = {
    onBar(...args: unknown[]) {
      calls.push([this, ...args]);
    },
  } as unknown as StrategyDefinition;
  const owner = { state: { states: ['of BTC', 'of ETH'] } };
  const handle = compileBarHandler()(owner, definition, 1, ctx);
  handle(bar);
  owner.state = { states: ['restored', 'restored too'] };
  handle(bar);
  expect(calls).toEqual([
    [definition, 'of ETH', bar, ctx],
    [definition, 'restored too', bar, ctx],
  ]);
});
