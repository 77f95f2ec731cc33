import fc from 'fast-check';
import { formatDecimal } from '../../src/core/decimal.js';
import { priceToFloat } from '../../src/core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../src/core/units.js';
import {
  type BenchBar,
  type BenchInput,
  benchInstrument,
  type ScriptLine,
} from '../unit/venues/simulated/venue-bench.js';

/** Bars and tick around which everything else is drawn, so that orders and prices meet often. */
const FIRST_TICK = 100;
const STRATEGIES = 2;
const INSTRUMENTS = 2;
/** Quantity decimals of the bench's default lot of 0.001, here of 0.005. */
const LOT_SIZE = '0.005';
const LOT_UNITS = 5;

interface BarSteps {
  readonly gap: number;
  readonly body: number;
  readonly above: number;
  readonly below: number;
  readonly missing: boolean;
}

const barSteps: fc.Arbitrary<BarSteps> = fc.record({
  gap: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -12, max: 12 }) }),
  body: fc.integer({ min: -8, max: 8 }),
  above: fc.nat(6),
  below: fc.nat(6),
  missing: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** A walk on the tick that never reaches zero; a missing minute moves the price all the same. */
function walk(steps: readonly BarSteps[], tickSize: string): BenchBar[] {
  const instrument = benchInstrument({ tickSize });
  const price = (ticks: number) => priceToFloat(instrument, (ticks * instrument.tickUnits) as PriceUnits);
  let close = FIRST_TICK;
  return steps.map(({ gap, body, above, below, missing }, minute) => {
    const open = Math.max(2, close + gap);
    close = Math.max(2, open + body);
    const high = Math.max(open, close) + above;
    const low = Math.max(1, Math.min(open, close) - below);
    // The first minute is there: it says where the data begin.
    return missing && minute > 0 ? null : [price(open), price(high), price(low), price(close)];
  });
}

const quantityUnits = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 600 }).map((lots) => lots * LOT_UNITS) },
  { weight: 1, arbitrary: fc.constantFrom(0, -5, 3, 7.5, Number.NaN) },
);

const priceTicks = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: FIRST_TICK - 25, max: FIRST_TICK + 25 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 99.5) },
);

const orderLine = (tickSizes: readonly string[], minutes: number): fc.Arbitrary<ScriptLine> =>
  fc
    .record({
      halfMinute: fc.integer({ min: 1, max: 2 * minutes }),
      strategy: fc.nat(STRATEGIES - 1),
      instrument: fc.nat(INSTRUMENTS - 1),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      type: fc.constantFrom('market' as const, 'limit' as const, 'stop' as const, 'stop-limit' as const),
      quantity: quantityUnits,
      limit: priceTicks,
      // A stop lies beyond the market, most of the time.
      beyond: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 15 }) },
        { weight: 1, arbitrary: fc.integer({ min: -15, max: 0 }) },
      ),
      oddStop: fc.oneof(
        { weight: 15, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(0, -1, 99.5) },
      ),
    })
    .map(({ halfMinute, strategy, instrument, side, type, quantity, limit, beyond, oddStop }) => {
      const stop = oddStop ?? FIRST_TICK + (side === 'buy' ? beyond : -beyond);
      const { tickUnits } = benchInstrument({ tickSize: tickSizes[instrument] });
      return {
        minute: halfMinute / 2,
        order: {
          strategyIndex: strategy,
          instrumentIndex: instrument,
          side,
          type,
          quantity: quantity as QuantityUnits,
          limitPrice: (type === 'limit' || type === 'stop-limit' ? limit * tickUnits : 0) as PriceUnits,
          stopPrice: (type === 'stop' || type === 'stop-limit' ? stop * tickUnits : 0) as PriceUnits,
        },
      };
    });

const cancelLine = (minutes: number): fc.Arbitrary<ScriptLine> =>
  fc
    .record({ halfMinute: fc.integer({ min: 1, max: 2 * minutes }), cancel: fc.integer({ min: 1, max: 20 }) })
    .map(({ halfMinute, cancel }) => ({ minute: halfMinute / 2, cancel }));

const feeBps = fc.constantFrom(0, 1.5, 10, 37.3, 1_000);

/** Two strategies trade two instruments, sometimes foolishly, on any market and under any setting of the venue. */
export const tradedMarkets: fc.Arbitrary<BenchInput> = fc
  .record({
    tickSizes: fc.constantFrom(['0.01', '0.05'], ['0.5', '1'], ['0.0001', '25']),
    steps: fc.array(fc.tuple(barSteps, barSteps), { minLength: 2, maxLength: 24, size: 'max' }),
  })
  .chain(({ tickSizes, steps }) =>
    fc.record({
      bars: fc.constant([
        walk(
          steps.map(([one]) => one),
          tickSizes[0],
        ),
        walk(
          steps.map(([, other]) => other),
          tickSizes[1],
        ),
      ]),
      script: fc.array(
        fc.oneof(
          { weight: 6, arbitrary: orderLine(tickSizes, steps.length) },
          { weight: 1, arbitrary: cancelLine(steps.length) },
        ),
        { minLength: 1, maxLength: 24, size: 'max' },
      ),
      specs: fc.constant(tickSizes.map((tickSize) => ({ tickSize, lotSize: LOT_SIZE, minNotional: tickSize }))),
      // A strategy can pay for a few orders at most, so that cover runs out.
      cash: fc
        .tuple(fc.constantFrom(60, 120, 200, 1e6), fc.constantFrom(150, 1e6))
        .map((ticks) => ticks.map((count) => formatDecimal(Math.round(count * Number(tickSizes[0]) * 1e4), 4))),
      holdings: fc.constantFrom(
        [
          ['0', '0'],
          ['3', '0.5'],
        ],
        [
          ['3', '1.005'],
          ['4', '10'],
        ],
      ),
      makerBps: feeBps,
      takerBps: feeBps,
      latencyMs: fc.constantFrom(0, 0, 1, 30_000, 60_000, 150_000),
      intrabar: fc.constantFrom('adaptive' as const, 'pessimistic' as const, 'optimistic' as const),
      touchFills: fc.boolean(),
    }),
  );
