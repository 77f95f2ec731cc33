import fc from 'fast-check';
import type { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import type { Instrument } from '../../../../src/core/instrument.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import { createExecutionAgent } from '../../../../src/runner/compose/compose-execution.js';
import { executionSchema, resolveExecution } from '../../../../src/runner/scenario/schema/execution-schema.js';
import { BTC, terms } from '../desk-parts.js';
import { barsOf, type DeskAction } from './execution-market.js';
import type { VenueAnswer } from './stub-venue.js';

/** Lots of 5 units, so that there is something to floor; orders below 0.05 USDT are none. */
export const COARSE: Instrument = { ...BTC, lotUnits: 5 as QuantityUnits, minNotionalFloat: 0.05 };
export const BAR_COUNT = 60;

/** The agent that a scenario with this part would have; two strategies with the same algorithm. */
export function agentOf(part: object, instrument = COARSE): ExecutionAgent {
  const execution = resolveExecution(executionSchema().parse(part));
  const strategy = { symbols: [instrument.symbol], execution };
  return createExecutionAgent([instrument], [strategy, strategy]);
}

export interface RandomExecution {
  readonly bars: BarColumns;
  readonly actions: readonly DeskAction[];
  readonly answers: readonly VenueAnswer[];
}

const barRows = fc
  .record({
    open: fc.integer({ min: 90, max: 110 }),
    close: fc.integer({ min: 90, max: 110 }),
    volume: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2, noNaN: true })),
  })
  .map(
    ({ open, close, volume }) => [open, Math.max(open, close) + 1, Math.min(open, close) - 1, close, volume] as const,
  );

const approvals: fc.Arbitrary<DeskAction> = fc
  .record({
    at: fc.integer({ min: 2, max: 80 }),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    units: fc.integer({ min: 1, max: 900 }),
    strategyIndex: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ at, side, units, strategyIndex }) => ({
    at: at / 2,
    approve: terms(side, 0, { quantity: units as QuantityUnits, strategyIndex }),
  }));

const interruptions: fc.Arbitrary<DeskAction> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: halves(), withdraw: fc.integer({ min: 0, max: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ at: halves(), fail: fc.integer({ min: 0, max: 1 }) }) },
);

/** Some orders in a market of an hour, with a venue that does not take everything, and second thoughts. */
export const randomExecutions: fc.Arbitrary<RandomExecution> = fc.record({
  bars: fc.array(barRows, { minLength: BAR_COUNT, maxLength: BAR_COUNT }).map((rows) => barsOf(rows)),
  actions: fc
    .tuple(fc.array(approvals, { minLength: 1, maxLength: 4 }), fc.array(interruptions, { maxLength: 3 }))
    .map(([asked, interrupted]) => [...asked, ...interrupted]),
  answers: fc.array(fc.constantFrom<VenueAnswer>('fill', 'fill', 'fill', 'half', 'expire', 'reject', 'hold'), {
    minLength: 1,
    maxLength: 20,
  }),
});

/** Whole and half minutes of the hour. */
function halves(): fc.Arbitrary<number> {
  return fc.integer({ min: 2, max: 118 }).map((count) => count / 2);
}
