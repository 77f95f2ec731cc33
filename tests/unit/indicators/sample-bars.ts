import fc from 'fast-check';

/** One bar as the indicator tests hand it around. */
export interface SampleBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Bars that look like a crypto market's: a seeded random walk on a tick of 0.01 with changing volatility. */
export function realLookingBars(count: number, seed = 1): SampleBar[] {
  let state = seed >>> 0;
  const random = () => {
    // Numerical Recipes' linear congruential generator: enough for a test series.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const bars: SampleBar[] = [];
  let close = 42_000;
  for (let i = 0; i < count; i++) {
    const volatility = 0.0004 * (1 + 0.8 * Math.sin(i / 180)) * (i % 997 === 996 ? 12 : 1);
    const open = close;
    close = toTick(open * (1 + volatility * (random() + random() + random() - 1.5)));
    const high = toTick(Math.max(open, close) * (1 + volatility * random()));
    const low = toTick(Math.min(open, close) * (1 - volatility * random()));
    bars.push({ open, high, low, close, volume: Math.round(random() * random() * 5_000_000) / 100_000 });
  }
  return bars;
}

/** Arbitrary bars on a tick of 0.01: jumps of any size, flat stretches, bars without volume. */
export function arbitraryBars(lengthMin: number, lengthMax: number): fc.Arbitrary<SampleBar[]> {
  const bar = fc
    .record({
      prices: fc.tuple(ticks(), ticks(), ticks(), ticks()),
      volume: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 })),
      repeat: fc.oneof(
        { weight: 6, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.integer({ min: 2, max: 30 }) },
      ),
    })
    .map(({ prices, volume, repeat }) => {
      const sorted = [...prices].sort((a, b) => a - b);
      const one: SampleBar = {
        open: prices[0] === sorted[0] ? sorted[1] / 100 : sorted[2] / 100,
        high: sorted[3] / 100,
        low: sorted[0] / 100,
        close: (prices[1] < prices[2] ? sorted[1] : sorted[2]) / 100,
        volume: volume / 1000,
      };
      return Array.from({ length: repeat }, () => one);
    });
  return fc
    .array(bar, { minLength: lengthMin, maxLength: lengthMax, size: 'max' })
    .map((groups) => groups.flat().slice(0, lengthMax));
}

function ticks(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 100, max: 10_000_000 }), fc.integer({ min: 4_000_000, max: 4_001_000 }));
}

function toTick(price: number): number {
  return Math.round(price * 100) / 100;
}
