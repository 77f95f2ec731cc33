import { describe, expect, it } from 'vitest';
import { BarResampler, type ResampledSeries } from '../../../../src/agents/resampler/bar-resampler.js';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import type { BarClosed } from '../../../../src/events/market-events.js';
import type { Agent } from '../../../../src/kernel/agent.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { Kernel } from '../../../../src/kernel/kernel.js';
import { RootLoop } from '../../../../src/kernel/root-loop.js';
import { type BarTuple, makeBars } from '../../feeds/make-bars.js';
import { MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';

const SYMBOLS = ['A', 'B'];

/** A longer bar of minutes: of `A` or `B`. */
function longer(symbol: string, minutes: number): ResampledSeries {
  const index = SYMBOLS.indexOf(symbol);
  const lengths = { baseIntervalMs: MINUTE_MS, intervalMs: minutes * MINUTE_MS };
  return { name: `${symbol} ${minutes}m`, seriesIndex: index, instrumentIndex: index, symbol, ...lengths };
}

/** A minute bar that opens so many minutes after START_MS, with prices that tell it from the others. */
function minute(at: number, open = 100 + at, close = open + 0.5): BarTuple {
  return [START_MS + at * MINUTE_MS, open, Math.max(open, close) + 2, Math.min(open, close) - 3, close, at + 1];
}

interface Heard {
  /** `A 3m @3` is A's three-minute bar that closed three minutes after START_MS; `A @1` a minute bar. */
  readonly order: string[];
  /** Open, high, low, close, volume of the longer bars. */
  readonly bars: number[][];
}

function resample(
  list: readonly ResampledSeries[],
  series: readonly BarColumns[],
  others: (heard: Heard) => readonly Agent[] = () => [],
): Heard {
  const heard: Heard = { order: [], bars: [] };
  const hears: Agent = {
    id: 'hearer',
    start({ topics, clock }) {
      const note = (bar: BarClosed, length: string) => {
        expect(bar.tsMs).toBe(clock.tsMs);
        heard.order.push(`${bar.symbol}${length} @${(bar.tsMs - START_MS) / MINUTE_MS}`);
      };
      for (const topic of topics.barClosed) topic.subscribe('hearer', (bar) => note(bar, ''));
      list.forEach(({ intervalMs, instrumentIndex }, index) => {
        topics.resampledBars[index].subscribe('hearer', (bar) => {
          note(bar, ` ${intervalMs / MINUTE_MS}m`);
          expect(bar).toMatchObject({ intervalMs, instrumentIndex });
          heard.bars.push([bar.open, bar.high, bar.low, bar.close, bar.volume]);
        });
      });
    },
  };
  const kernel = new Kernel({
    agents: [...others(heard), new BarResampler(list), hears],
    instrumentCount: series.length,
    seriesNames: series.map((_, index) => SYMBOLS[index]),
    resampledNames: list.map(({ name }) => name),
    failurePolicy: 'stop',
  });
  const all = series.map((bars, index) => {
    const one = new BarSeries(index, SYMBOLS[index], MINUTE_MS, kernel.clock);
    one.supply(bars, bars.length, bars.length);
    one.end();
    return one;
  });
  new RootLoop(kernel, all).run();
  return heard;
}

const longerOnly = ({ order }: Heard) => order.filter((text) => text.includes('m @'));

describe('BarResampler', () => {
  it('folds open, high, low, close and volume, and closes behind the last bar of the data', () => {
    const heard = resample(
      [longer('A', 3)],
      [makeBars([minute(0, 100, 104), minute(1, 104, 90), minute(2, 91, 95), minute(3, 95, 96)])],
    );
    expect(heard.order).toEqual(['A @1', 'A @2', 'A @3', 'A 3m @3', 'A @4']);
    // Open of the first; 104 + 2; 90 − 3; close of the last; 1 + 2 + 3.
    expect(heard.bars).toEqual([[100, 106, 87, 95, 6]]);
  });

  it('closes on time through a gap: with what there was, and not at all where there was nothing', () => {
    // A stops after two minutes until 00:10; B goes on, so that the time can be seen.
    const minutesOfB = Array.from({ length: 12 }, (_, at) => minute(at));
    const heard = resample(
      [longer('A', 3)],
      [makeBars([minute(0), minute(1), minute(10), minute(11)]), makeBars(minutesOfB)],
    );
    expect(heard.order.slice(0, 7)).toEqual(['A @1', 'B @1', 'A @2', 'B @2', 'B @3', 'A 3m @3', 'B @4']);
    expect(longerOnly(heard)).toEqual(['A 3m @3', 'A 3m @12']);
    // 00:09 has no bar, so the second opens at 00:10: 110; 110 − 3; 111.5 + 2; 11 + 12.
    expect(heard.bars).toEqual([
      [100, 103.5, 97, 101.5, 3],
      [110, 113.5, 107, 111.5, 23],
    ]);
  });

  it('gives one bar of one bar', () => {
    const heard = resample([longer('A', 3)], [makeBars([minute(0), minute(5), minute(6)])]);
    expect(heard.order).toEqual(['A @1', 'A 3m @3', 'A @6', 'A 3m @6', 'A @7']);
    expect(heard.bars[1]).toEqual([105, 107.5, 102, 105.5, 6]);
  });

  it('drops the interval that the data begin in the middle of, and the one that they end in the middle of', () => {
    const rows = Array.from({ length: 7 }, (_, at) => minute(at + 1));
    const heard = resample([longer('A', 3)], [makeBars(rows)]);
    expect(longerOnly(heard)).toEqual(['A 3m @6']);
    expect(heard.bars).toEqual([[103, 107.5, 100, 105.5, 15]]);
  });

  it('aligns to the clock of UTC, not to the first bar', () => {
    const rows = Array.from({ length: 40 }, (_, at) => minute(at + 7));
    expect(longerOnly(resample([longer('A', 15)], [makeBars(rows)]))).toEqual(['A 15m @30', 'A 15m @45']);
  });

  it('delivers bars that close together in the order of the list, whoever began first', () => {
    const list = [longer('A', 3), longer('A', 6), longer('B', 3)];
    // B alone trades in the first minute, so its bars begin before A's.
    const ofA = [minute(0), minute(1), minute(2), minute(4), minute(5)];
    const ofB = [minute(0), minute(1), minute(2), minute(3), minute(4), minute(5)];
    const heard = resample(list, [makeBars(ofA), makeBars(ofB)]);
    expect(longerOnly(heard)).toEqual(['A 3m @3', 'B 3m @3', 'A 3m @6', 'A 6m @6', 'B 3m @6']);
  });

  it("comes before everybody else's timers of that time, and after every bar of the data", () => {
    const periodic = ({ order }: Heard): Agent[] => [
      { id: 'periodic', intervalMs: 3 * MINUTE_MS, onInterval: () => void order.push('timer') },
    ];
    const rows = [minute(0), minute(1), minute(2)];
    const heard = resample([longer('A', 3)], [makeBars(rows), makeBars(rows)], periodic);
    expect(heard.order.slice(-4)).toEqual(['A @3', 'B @3', 'A 3m @3', 'timer']);
  });

  it('counts a bar off the grid where it closes, so that nothing of it is known early', () => {
    // From 00:02:30 to 00:03:30: the bar that ends at 00:03 must not have it.
    const heard = resample([longer('A', 3)], [makeBars([minute(0), minute(1), minute(2.5, 500), minute(5)])]);
    expect(heard.order).toEqual(['A @1', 'A @2', 'A 3m @3', 'A @3.5', 'A @6', 'A 3m @6']);
    expect(heard.bars.map(([open]) => open)).toEqual([100, 500]);
  });
});

describe('the state of the resampler', () => {
  it('survives a structured clone, and begins what it does not know', () => {
    const resampler = new BarResampler([longer('A', 3)]);
    const before = structuredClone(resampler.state);
    before['A 3m'].open = 42;
    const other = new BarResampler([longer('A', 3), longer('A', 5)]);
    other.state = { ...before, 'A 60m': before['A 3m'] };
    other.settle();
    expect(Object.keys(other.state)).toEqual(['A 3m', 'A 5m']);
    expect(other.state['A 3m'].open).toBe(42);
    expect(other.state['A 5m'].endTsMs).toBeNaN();
  });
});
