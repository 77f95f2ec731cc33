import fc from 'fast-check';
import { formatDecimal } from '../../src/core/decimal.js';
import { formatPrice, formatQuantity, priceToFloat } from '../../src/core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../src/core/units.js';
import {
  type BenchBar,
  type BenchInput,
  benchInstrument,
  type ScriptLine,
} from '../unit/venues/simulated/venue-bench.js';
import { anyBracket, anyOrder, anyPair, type OrderRange, type TimedOrder } from './venue-orders.js';

/** Bars and tick around which everything else is drawn, so that orders and prices meet often. */
const FIRST_TICK = 100;
const STRATEGIES = 2;
/** Quantity decimals of the bench's default lot of 0.001, here of 0.005. */
const LOT_SIZE = '0.005';
const LOT_UNITS = 5;

interface BarSteps {
  readonly gap: number;
  readonly body: number;
  readonly above: number;
  readonly below: number;
  readonly missing: boolean;
  readonly volume: number;
}

const barSteps: fc.Arbitrary<BarSteps> = fc.record({
  gap: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -12, max: 12 }) }),
  body: fc.integer({ min: -8, max: 8 }),
  above: fc.nat(6),
  below: fc.nat(6),
  missing: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  volume: fc.constantFrom(0, 0.3, 1, 2.5, 8),
});

/** A walk on the tick that never reaches zero; a missing bar moves the price all the same. */
function walk(steps: readonly BarSteps[], tickSize: string): BenchBar[] {
  const instrument = benchInstrument({ tickSize });
  const price = (ticks: number) => priceToFloat(instrument, (ticks * instrument.tickUnits) as PriceUnits);
  let close = FIRST_TICK;
  return steps.map(({ gap, body, above, below, missing, volume }, index) => {
    const open = Math.max(2, close + gap);
    close = Math.max(2, open + body);
    const high = Math.max(open, close) + above;
    const low = Math.max(1, Math.min(open, close) - below);
    // The first bar is there: it says where the data begin.
    return missing && index > 0 ? null : [price(open), price(high), price(low), price(close), volume];
  });
}

/** What a desk does: orders, alone or hanging together, cancels, and amendments of an order by its place. */
type Plan =
  | { readonly kind: 'alone' | 'pair' | 'bracket'; readonly orders: readonly TimedOrder[] }
  | { readonly kind: 'cancel'; readonly minute: number; readonly cancel: number }
  | {
      readonly kind: 'amend';
      /** Behind the order's own sending, so that it is often still there. */
      readonly minutesLater: number;
      readonly place: number;
      readonly lots: number | null;
      readonly limitTicks: number | null;
      readonly stopTicks: number | null;
    };

function anyPlan(range: OrderRange): fc.Arbitrary<Plan> {
  const minute = fc.integer({ min: 1, max: range.steps }).map((step) => step * range.stepMinutes);
  const ticks = fc.option(fc.integer({ min: FIRST_TICK - 20, max: FIRST_TICK + 20 }));
  const alone = anyOrder(range).map((order): Plan => ({ kind: 'alone', orders: [order] }));
  const pair = anyPair(range).map((orders): Plan => ({ kind: 'pair', orders }));
  const bracket = anyBracket(range).map((orders): Plan => ({ kind: 'bracket', orders }));
  const cancel = fc.record({ kind: fc.constant('cancel' as const), minute, cancel: fc.integer({ min: 1, max: 20 }) });
  const amend = fc.record({
    kind: fc.constant('amend' as const),
    minutesLater: fc.nat(5).map((step) => step * range.stepMinutes),
    place: fc.nat(30),
    lots: fc.option(fc.integer({ min: 1, max: 600 })),
    limitTicks: ticks,
    stopTicks: ticks,
  });
  return fc.oneof(
    { weight: 6, arbitrary: alone },
    { weight: 2, arbitrary: pair },
    { weight: 2, arbitrary: bracket },
    { weight: 1, arbitrary: cancel },
    { weight: 2, arbitrary: amend },
  );
}

/** The groups of pairs, apart from those of brackets, which have their entry's id. */
const FIRST_PAIR_GROUP = 1_000;

/** Writes the plans as a script; orders have their ids in its order, from 1. */
function toScript(plans: readonly Plan[], tickSizes: readonly string[]): ScriptLine[] {
  const orders = plans.flatMap((plan) =>
    'orders' in plan
      ? plan.orders.map((order, index) => ({ ...order, isExit: plan.kind === 'bracket' && index > 0 }))
      : [],
  );
  let lastOrderId = 0;
  return plans.flatMap((plan): ScriptLine[] => {
    if (plan.kind === 'cancel') return [{ minute: plan.minute, cancel: plan.cancel }];
    if (plan.kind === 'amend') return orders.length === 0 ? [] : [amendment(plan, orders, tickSizes)];
    const firstId = lastOrderId + 1;
    lastOrderId += plan.orders.length;
    return plan.orders.map(({ minute, terms }, index) => {
      if (plan.kind === 'pair') {
        return {
          minute,
          order: terms,
          link: { role: 'direct', parentOrderId: 0, groupId: FIRST_PAIR_GROUP + firstId },
        };
      }
      const exits = plan.kind === 'bracket' && index > 0;
      return { minute, order: terms, link: exits ? { role: 'exit', parentOrderId: firstId, groupId: firstId } : null };
    });
  });
}

function amendment(
  { minutesLater, place, lots, limitTicks, stopTicks }: Plan & { kind: 'amend' },
  orders: readonly (TimedOrder & { readonly isExit: boolean })[],
  tickSizes: readonly string[],
): ScriptLine {
  const index = place % orders.length;
  const { instrumentIndex, limitPrice, stopPrice } = orders[index].terms;
  const instrument = benchInstrument({ tickSize: tickSizes[instrumentIndex], lotSize: LOT_SIZE });
  const price = (ticks: number) => formatPrice(instrument, (ticks * instrument.tickUnits) as PriceUnits);
  const words = [String(index + 1)];
  if (lots !== null) words.push(`quantity ${formatQuantity(instrument, (lots * LOT_UNITS) as QuantityUnits)}`);
  if (limitTicks !== null && limitPrice > 0) words.push(`limit ${price(limitTicks)}`);
  if (stopTicks !== null && stopPrice > 0) words.push(`stop ${price(stopTicks)}`);
  return { minute: orders[index].minute + minutesLater, amend: words.join(' ') };
}

const feeBps = fc.constantFrom(0, 1.5, 10, 37.3, 1_000);

interface MarketRange {
  readonly instruments: number;
  readonly maxBars: number;
  /** Of a bar, and of the times at which the desk acts. */
  readonly barMinutes: number;
  readonly stepMinutes: number;
}

/** Two strategies trade, sometimes foolishly, on any market and under any setting of the venue. */
function markets({ instruments, maxBars, barMinutes, stepMinutes }: MarketRange): fc.Arbitrary<BenchInput> {
  return fc
    .record({
      tickSizes: fc
        .constantFrom<readonly string[]>(['0.01', '0.05'], ['0.5', '1'], ['0.0001', '25'])
        .map((sizes) => sizes.slice(0, instruments)),
      steps: fc.array(fc.tuple(barSteps, barSteps), { minLength: 2, maxLength: maxBars, size: 'max' }),
    })
    .chain(({ tickSizes, steps }) => {
      const range: OrderRange = {
        tickSizes,
        strategies: STRATEGIES,
        firstTick: FIRST_TICK,
        lotUnits: LOT_UNITS,
        stepMinutes,
        steps: (steps.length * barMinutes) / stepMinutes,
      };
      return fc.record({
        bars: fc.constant(
          tickSizes.map((tickSize, index) =>
            walk(
              steps.map((both) => both[index]),
              tickSize,
            ),
          ),
        ),
        barMinutes: fc.constant(barMinutes),
        script: fc
          .array(anyPlan(range), { minLength: 1, maxLength: 20, size: 'max' })
          .map((plans) => toScript(plans, tickSizes)),
        specs: fc.constant(tickSizes.map((tickSize) => ({ tickSize, lotSize: LOT_SIZE, minNotional: tickSize }))),
        // A strategy can pay for a few orders at most, so that cover runs out.
        cash: fc
          .tuple(fc.constantFrom(60, 120, 200, 1e6), fc.constantFrom(150, 1e6))
          .map((ticks) => ticks.map((count) => formatDecimal(Math.round(count * Number(tickSizes[0]) * 1e4), 4))),
        holdings: fc
          .constantFrom(
            [
              ['0', '0'],
              ['3', '0.5'],
            ],
            [
              ['3', '1.005'],
              ['4', '10'],
            ],
          )
          .map((rows) => rows.map((row) => row.slice(0, instruments))),
        makerBps: feeBps,
        takerBps: feeBps,
        latencyMs: fc.constantFrom(0, 0, 1, 30_000, 60_000, 150_000),
        intrabar: fc.constantFrom('adaptive' as const, 'pessimistic' as const, 'optimistic' as const),
        touchFills: fc.boolean(),
        participationPct: fc.constantFrom(undefined, undefined, 10, 50, 100),
        selfTrade: fc.boolean(),
      });
    });
}

/** Two instruments, one-minute bars, requests at any half minute. */
export const tradedMarkets = markets({ instruments: 2, maxBars: 24, barMinutes: 1, stepMinutes: 0.5 });

/**
 * One instrument, bars of three minutes, requests at their boundaries without latency, no cap, money and coins for
 * everything: what a finer series of the same path must not change.
 */
export const coarseMarkets = markets({ instruments: 1, maxBars: 12, barMinutes: 3, stepMinutes: 3 }).map(
  (input): BenchInput => ({
    ...input,
    cash: ['1000000000000', '1000000000000'],
    holdings: [['100000'], ['100000']],
    latencyMs: 0,
    intrabar: 'adaptive',
    participationPct: undefined,
    selfTrade: true,
  }),
);
