import fc from 'fast-check';
import type { BenchFunding, MarginInput } from '../unit/venues/simulated/perpetual/margin-bench.js';
import type { BenchBar, ScriptLine } from '../unit/venues/simulated/venue-bench.js';

const STRATEGIES = 2;
const INSTRUMENTS = 2;
const FIRST_CENTS = 10_000;
/** Lots of 0.001. */
const coins = fc.integer({ min: 1, max: 400_000 }).map((lots) => (lots / 1_000).toFixed(3));

/** Moves in percent: mostly small, sometimes a gap or a crash. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.integer({ min: -45, max: 45 }) },
);

const barMoves = fc.record({
  gap: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: move }),
  body: move,
  above: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
  below: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
});

function walk(moves: readonly { gap: number; body: number; above: number; below: number }[]): BenchBar[] {
  let cents = FIRST_CENTS;
  const by = (from: number, pct: number) => Math.max(50, Math.round(from * (1 + pct / 100)));
  return moves.map(({ gap, body, above, below }) => {
    const open = by(cents, gap);
    cents = by(open, body);
    const high = by(Math.max(open, cents), above);
    const low = by(Math.min(open, cents), -below);
    return [open / 100, high / 100, low / 100, cents / 100];
  });
}

const orderText = fc
  .record({
    side: fc.constantFrom('buy', 'sell'),
    quantity: coins,
    type: fc.constantFrom('market', 'market', 'limit', 'stop', 'trailing-stop'),
    cents: fc.integer({ min: 6_000, max: 15_000 }),
    trailPct: fc.constantFrom(0.5, 2, 10),
    reduceOnly: fc.boolean(),
  })
  .map(({ side, quantity, type, cents, trailPct, reduceOnly }) => {
    const price = type === 'market' ? '' : type === 'trailing-stop' ? ` ${trailPct}%` : ` ${(cents / 100).toFixed(2)}`;
    return `${side} ${quantity} ${type}${price}${reduceOnly ? ' reduce-only' : ''}`;
  });

function script(minutes: number): fc.Arbitrary<ScriptLine[]> {
  const line = fc.record({
    minute: fc.integer({ min: 2, max: 2 * minutes }).map((halves) => halves / 2),
    strategy: fc.nat(STRATEGIES - 1),
    instrument: fc.nat(INSTRUMENTS - 1),
    order: orderText,
  });
  return fc.array(line, { minLength: 2, maxLength: 30, size: 'max' });
}

function fundingRows(minutes: number): fc.Arbitrary<BenchFunding[]> {
  const times = fc.uniqueArray(fc.integer({ min: 1, max: 60_000 * minutes }), { maxLength: 8 });
  const rate = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -40_000, max: 40_000 }).map((units) => units / 1e8) },
    { weight: 1, arbitrary: fc.constantFrom(-0.03, 0.03, 0.1) },
  );
  return fc
    .tuple(times, fc.array(rate, { minLength: 8, maxLength: 8 }))
    .map(([all, rates]) =>
      [...all].sort((a, b) => a - b).map((ms, index): BenchFunding => [ms / 60_000, rates[index]]),
    );
}

/** Two strategies on margin in two instruments, at any leverage, through crashes; fees stay below the maintenance. */
export const marginMarkets = (withFunding: boolean): fc.Arbitrary<MarginInput> =>
  fc.array(fc.tuple(barMoves, barMoves), { minLength: 3, maxLength: 24, size: 'max' }).chain((moves) =>
    fc.record({
      bars: fc.constant([walk(moves.map(([first]) => first)), walk(moves.map(([, second]) => second))]),
      script: script(moves.length),
      funding: withFunding
        ? fc.array(fundingRows(moves.length), { minLength: INSTRUMENTS, maxLength: INSTRUMENTS })
        : fc.constant(undefined),
      leverage: fc.constantFrom(1, 3, 10, 20, 50, 100),
      mode: fc.constantFrom('cross' as const, 'isolated' as const),
      cash: fc.constantFrom(['1000', '1000'], ['300', '20000'], ['5000', '77.77777777']),
      makerBps: fc.constantFrom(0, 2, 10),
      takerBps: fc.constantFrom(0, 5, 10),
      clearanceFeePct: fc.constantFrom(0, 0.1, 1.25),
      intrabar: fc.constantFrom('adaptive' as const, 'pessimistic' as const, 'optimistic' as const),
      touchFills: fc.boolean(),
    }),
  );
