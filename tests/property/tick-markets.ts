import fc from 'fast-check';
import { ticksOf, type WrittenTicks } from '../unit/kernel/ticks/ticks-of.js';
import type { TickBenchInput, TickScriptLine } from '../unit/venues/simulated/matching/tick-bench.js';
import { START_TS_MS } from '../unit/venues/simulated/venue-bench.js';

const price = fc.integer({ min: 190, max: 210 }).map((halves) => halves / 2);
const quantity = fc.integer({ min: 1, max: 80 }).map((tenths) => tenths / 10);
const taker = fc.constantFrom('buy' as const, 'sell' as const, undefined);

/** Bids below 100, asks above: such a book never crosses. */
const bid = fc.tuple(
  fc.integer({ min: 190, max: 199 }).map((halves) => halves / 2),
  quantity,
);
const ask = fc.tuple(
  fc.integer({ min: 201, max: 210 }).map((halves) => halves / 2),
  quantity,
);
const gone = (level: typeof bid) =>
  fc.tuple(level, fc.boolean()).map(([[at, much], left]) => [at, left ? much : 0] as const);

const tick = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('trade' as const), price, quantity, taker) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('quote' as const), bid, ask) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constant('depth' as const),
      fc.array(gone(bid), { maxLength: 3 }),
      fc.array(gone(ask), { maxLength: 3 }),
    ),
  },
);

type Tick = typeof tick extends fc.Arbitrary<infer T> ? T : never;

/** Which kinds of ticks a market has: trades always. */
const kinds = fc.constantFrom(['trade'], ['trade', 'quote'], ['trade', 'depth'], ['trade', 'quote', 'depth']);

/** One tick a second from second 0 on, which is a trade so that there is a price: times tell ticks apart. */
function written(ticks: readonly Tick[], wanted: readonly string[]): WrittenTicks {
  const trades: NonNullable<WrittenTicks['trades']>[number][] = [[0, 100, 1]];
  const quotes: NonNullable<WrittenTicks['quotes']>[number][] = [];
  const depth: NonNullable<WrittenTicks['depth']>[number][] = [];
  ticks.forEach((one, index) => {
    const tsMs = (index + 1) * 1_000;
    if (!wanted.includes(one[0])) return;
    if (one[0] === 'trade') trades.push([tsMs, one[1], one[2], one[3]]);
    else if (one[0] === 'quote') quotes.push([tsMs, one[1][0], one[1][1], one[2][0], one[2][1]]);
    else depth.push({ tsMs, bids: one[1], asks: one[2] });
  });
  return { trades, quotes, depth };
}

const orderText = fc
  .record({
    side: fc.constantFrom('buy', 'sell'),
    quantity: fc.integer({ min: 1, max: 120 }).map((tenths) => tenths / 10),
    limit: price,
    stop: price,
    type: fc.constantFrom('market', 'limit', 'limit', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'),
    condition: fc.constantFrom('', '', '', ' IOC', ' FOK', ' post-only', ' reduce-only'),
  })
  .map(({ side, quantity: much, limit, stop, type, condition }) => {
    const prices = {
      limit: ` ${limit}`,
      stop: ` ${stop}`,
      'stop-limit': ` ${stop} ${limit}`,
      'take-profit': ` ${stop}`,
    };
    const at = type === 'trailing-stop' ? ' 2%' : ((prices as Record<string, string>)[type] ?? '');
    return `${side} ${much} ${type}${at}${condition}`;
  });

const line = (seconds: number): fc.Arbitrary<TickScriptLine> => {
  const second = fc.integer({ min: 1, max: 2 * seconds }).map((halves) => halves / 2);
  return fc.oneof(
    { weight: 9, arbitrary: fc.record({ second, order: orderText }) },
    { weight: 1, arbitrary: fc.record({ second, cancel: fc.integer({ min: 1, max: 6 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        second,
        amend: fc.tuple(fc.integer({ min: 1, max: 6 }), price).map(([id, at]) => `${id} limit ${at}`),
      }),
    },
  );
};

export interface TickMarket {
  readonly written: WrittenTicks;
  readonly input: TickBenchInput;
}

/** Markets of trades, quotes and depth, and a desk that trades in them, rich enough that cash refuses nothing. */
export const tickMarkets: fc.Arbitrary<TickMarket> = fc
  .record({ ticks: fc.array(tick, { minLength: 5, maxLength: 60 }), wanted: kinds })
  .chain(({ ticks, wanted }) =>
    fc
      .record({
        // An order first: what is amended or cancelled later may be it.
        script: fc
          .tuple(
            fc.record({ second: fc.constant(0.5), order: orderText }),
            fc.array(line(ticks.length), { maxLength: 11 }),
          )
          .map(([first, lines]) => [first, ...lines].sort((a, b) => a.second - b.second)),
        touchFills: fc.boolean(),
        participation: fc.constantFrom(undefined, undefined, 0.25),
        latencyMs: fc.constantFrom(0, 0, 700, 1_000),
      })
      .map((rest) => {
        const market = written(ticks, wanted);
        const input = { ...rest, ticks: ticksOf(market, START_TS_MS), cash: ['1000000'], holding: 1_000_000 };
        return { written: market, input };
      }),
  );
