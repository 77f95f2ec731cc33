import fc from 'fast-check';
import type { PriceUnits, QuantityUnits } from '../../src/core/units.js';
import {
  type OrderConditions,
  type OrderTerms,
  type OrderType,
  PLAIN_CONDITIONS,
  type TimeInForce,
} from '../../src/events/order-terms.js';
import { benchInstrument, MINUTE_MS, START_TS_MS } from '../unit/venues/simulated/venue-bench.js';

/** What orders are drawn around. */
export interface OrderRange {
  readonly tickSizes: readonly string[];
  readonly strategies: number;
  readonly firstTick: number;
  readonly lotUnits: number;
  /** Orders are sent at multiples of this many minutes, and their dates lie on them. */
  readonly stepMinutes: number;
  readonly steps: number;
}

/** An order and the minute at which it is sent. */
export interface TimedOrder {
  readonly minute: number;
  readonly terms: OrderTerms;
}

const ORDER_TYPES: readonly OrderType[] = [
  'market',
  'limit',
  'stop',
  'stop-limit',
  'take-profit',
  'take-profit-limit',
  'trailing-stop',
];

const quantityLots = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 0.6, 1.5, Number.NaN) },
);

/** Ticks from the first price; most lie on the side on which the order waits. */
const ticksAway = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 15 }) },
  { weight: 1, arbitrary: fc.integer({ min: -15, max: 0 }) },
);

const oddTicks = fc.oneof(
  { weight: 25, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 99.5) },
);

/** A trail: by basis points, by ticks, and sometimes by none or both. */
const trail = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(50, 300, 1_234).map((bps) => ({ bps, ticks: 0 })) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 8 }).map((ticks) => ({ bps: 0, ticks })) },
  { weight: 1, arbitrary: fc.constantFrom({ bps: 0, ticks: 0 }, { bps: 100, ticks: 2 }, { bps: 10_000, ticks: 0 }) },
);

const timeInForce = fc.oneof(
  { weight: 5, arbitrary: fc.constant('GTC' as TimeInForce) },
  { weight: 3, arbitrary: fc.constantFrom<TimeInForce>('IOC', 'FOK', 'GTD') },
);

const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const drawn = (range: OrderRange) =>
  fc.record({
    step: fc.integer({ min: 1, max: range.steps }),
    strategy: fc.nat(range.strategies - 1),
    instrument: fc.nat(range.tickSizes.length - 1),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom(...ORDER_TYPES),
    lots: quantityLots,
    limit: fc.integer({ min: -25, max: 25 }),
    away: ticksAway,
    oddLimit: oddTicks,
    oddStop: oddTicks,
    trail,
    begins: fc.option(fc.integer({ min: -6, max: 6 })),
    timeInForce,
    expiresInSteps: fc.integer({ min: 0, max: 8 }),
    postOnly: seldom,
    reduceOnly: seldom,
  });

type Drawn = ReturnType<typeof drawn> extends fc.Arbitrary<infer T> ? T : never;

/** Any order, sensible most of the time. */
export function anyOrder(range: OrderRange): fc.Arbitrary<TimedOrder> {
  return drawn(range).map((one) => toOrder(one, range));
}

function toOrder(one: Drawn, range: OrderRange): TimedOrder {
  const { side, type, instrument } = one;
  const { tickUnits } = benchInstrument({ tickSize: range.tickSizes[instrument] });
  const minute = one.step * range.stepMinutes;
  const limited = type.endsWith('limit');
  const terms: OrderTerms = {
    strategyIndex: one.strategy,
    instrumentIndex: instrument,
    side,
    type,
    quantity: (one.lots * range.lotUnits) as QuantityUnits,
    limitPrice: (limited ? (one.oddLimit ?? range.firstTick + one.limit) * tickUnits : 0) as PriceUnits,
    stopPrice: (stopTicks(one, range) * tickUnits) as PriceUnits,
    conditions: conditionsOf(one, range, minute, tickUnits),
    exits: null,
  };
  return { minute, terms };
}

function stopTicks({ type, side, away, oddStop, begins }: Drawn, { firstTick }: OrderRange): number {
  if (type === 'trailing-stop') return begins === null ? 0 : firstTick + begins;
  if (type === 'market' || type === 'limit') return 0;
  // A stop lies beyond the market in the direction of its side, a take-profit against it.
  const above = (side === 'buy') === type.startsWith('stop');
  return oddStop ?? firstTick + (above ? away : -away);
}

function conditionsOf(one: Drawn, range: OrderRange, minute: number, tickUnits: number): OrderConditions | null {
  const trails = one.type === 'trailing-stop';
  const dated = one.timeInForce === 'GTD';
  const expireMinute = minute + one.expiresInSteps * range.stepMinutes;
  const conditions: OrderConditions = {
    timeInForce: one.timeInForce,
    expireTsMs: dated ? START_TS_MS + expireMinute * MINUTE_MS : 0,
    postOnly: one.postOnly,
    reduceOnly: one.reduceOnly,
    trailOffset: (trails ? one.trail.ticks * tickUnits : 0) as PriceUnits,
    trailBps: trails ? one.trail.bps : 0,
  };
  return JSON.stringify(conditions) === JSON.stringify(PLAIN_CONDITIONS) ? null : conditions;
}

/** Two orders of one sub-account, of which one cancels the other. */
export function anyPair(range: OrderRange): fc.Arbitrary<readonly TimedOrder[]> {
  return fc.tuple(anyOrder(range), anyOrder(range)).map(([one, other]) => {
    const { strategyIndex, instrumentIndex, side } = one.terms;
    const { tickUnits } = benchInstrument({ tickSize: range.tickSizes[instrumentIndex] });
    return [
      one,
      { minute: one.minute, terms: moved(other.terms, { strategyIndex, instrumentIndex, side }, range, tickUnits) },
    ];
  });
}

/** An entry and the orders that leave its position again. */
export function anyBracket(range: OrderRange): fc.Arbitrary<readonly TimedOrder[]> {
  const exitTypes = ['stop', 'limit', 'take-profit', 'trailing-stop', 'stop-limit'];
  const exit = anyOrder(range).filter(({ terms }) => exitTypes.includes(terms.type));
  const anyEntry = fc.tuple(anyOrder(range), fc.boolean()).map(([order, plain]) => {
    // Conditions end many entries before they fill, and a trailing stop cannot do without.
    const { terms } = order;
    return plain && terms.type !== 'trailing-stop' ? { ...order, terms: { ...terms, conditions: null } } : order;
  });
  return fc.tuple(anyEntry, fc.array(exit, { minLength: 1, maxLength: 2 })).map(([entry, exits]) => {
    const { strategyIndex, instrumentIndex, quantity } = entry.terms;
    const side = entry.terms.side === 'buy' ? ('sell' as const) : ('buy' as const);
    const { tickUnits } = benchInstrument({ tickSize: range.tickSizes[instrumentIndex] });
    return [
      entry,
      ...exits.map(({ terms }) => {
        const placed = moved(terms, { strategyIndex, instrumentIndex, side }, range, tickUnits);
        const { trailOffset, trailBps } = placed.conditions ?? PLAIN_CONDITIONS;
        const conditions = { ...PLAIN_CONDITIONS, reduceOnly: true, trailOffset, trailBps };
        return { minute: entry.minute, terms: { ...placed, quantity, conditions } };
      }),
    ];
  });
}

/** The same order of another sub-account, symbol and side: its prices mirrored at the first one, and on that grid. */
function moved(
  terms: OrderTerms,
  place: Pick<OrderTerms, 'strategyIndex' | 'instrumentIndex' | 'side'>,
  range: OrderRange,
  tickUnits: number,
): OrderTerms {
  const own = benchInstrument({ tickSize: range.tickSizes[terms.instrumentIndex] }).tickUnits;
  const mirrors = terms.side !== place.side;
  const moveTicks = (ticks: number) => (mirrors && ticks > 0 ? 2 * range.firstTick - ticks : ticks);
  const price = (units: PriceUnits) => (moveTicks(units / own) * tickUnits) as PriceUnits;
  const { conditions } = terms;
  return {
    ...terms,
    ...place,
    limitPrice: price(terms.limitPrice),
    stopPrice: price(terms.stopPrice),
    conditions: conditions && {
      ...conditions,
      trailOffset: ((conditions.trailOffset / own) * tickUnits) as PriceUnits,
    },
  };
}
