import type { BarClosed } from '../../events/market-events.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';

/** A length of bars that somebody asks for beyond those of the data. */
export interface ResampledSeries {
  /** Unique in the run, such as `BTCUSDT 15m`. */
  readonly name: string;
  /** The series that the bars are made of, and how long its own are. */
  readonly seriesIndex: number;
  readonly baseIntervalMs: number;
  readonly instrumentIndex: number;
  readonly symbol: string;
  /** A whole multiple of `baseIntervalMs`. */
  readonly intervalMs: number;
}

/** A bar in the making. */
interface PartialBar {
  /** When it closes; NaN while there is none. */
  endTsMs: number;
  /** Where the first interval begins that the data cover from its start; NaN before the first bar. */
  wholeFromTsMs: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

type WritableBar = { -readonly [Field in keyof BarClosed]: BarClosed[Field] };

const CLOSE_KEY = 'close';

/**
 * Makes longer bars of the data's own: 15 minutes of minutes, say. An interval begins at a multiple of its length since
 * the epoch, so 15 minutes are :00, :15, :30 and :45, and a day begins at midnight UTC. A bar of the data belongs to the
 * interval that it closes in: whoever hears the longer bar, at that interval's end, learns nothing early.
 *
 * A timer closes the bar, so that it closes on time whether or not the data go on, behind every bar of the data that
 * closes at the same time and ahead of everybody else's timers. Of bars that close together the order is that of
 * the list. An interval in which the data have no bar gives none. Nor does the one that the data begin in the middle of,
 * or end in the middle of: half a bar is not what a strategy asked for.
 */
export class BarResampler implements Agent {
  readonly id = 'resampler';
  /** By name, so that a run goes on from the state of one in which other lengths were asked for. */
  state: Record<string, PartialBar> = {};
  private readonly list: readonly ResampledSeries[];
  /** The state's bars in the order of the list. */
  private bars: PartialBar[] = [];
  /** What subscribers see: one object a length, which moves on with the data as the view of a series does. */
  private readonly views: readonly WritableBar[];
  private kernel!: Kernel;

  /** @param list what to make, in the order in which bars that close together are delivered. */
  constructor(list: readonly ResampledSeries[]) {
    this.list = list;
    const none = { tsMs: Number.NaN, open: Number.NaN, high: Number.NaN, low: Number.NaN, close: Number.NaN };
    this.views = list.map(({ instrumentIndex, symbol, intervalMs }) => ({
      instrumentIndex,
      symbol,
      intervalMs,
      ...none,
      volume: Number.NaN,
    }));
    this.settle();
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    this.list.forEach(({ seriesIndex }, index) => {
      kernel.topics.barClosed[seriesIndex].subscribe(this.id, (bar) => this.add(index, bar));
    });
  }

  /** Takes over the bars that it has to make, and begins those that the state does not know. */
  settle(): void {
    this.bars = this.list.map(({ name }) => this.state[name] ?? noBar());
    this.state = Object.fromEntries(this.list.map(({ name }, index) => [name, this.bars[index]]));
  }

  onTimer(_key: string, tsMs: number): void {
    const { resampledBars } = this.kernel.topics;
    for (let index = 0; index < this.bars.length; index++) {
      const bar = this.bars[index];
      if (bar.endTsMs !== tsMs) continue;
      bar.endTsMs = Number.NaN;
      const view = this.views[index];
      view.tsMs = tsMs;
      view.open = bar.open;
      view.high = bar.high;
      view.low = bar.low;
      view.close = bar.close;
      view.volume = bar.volume;
      this.kernel.deliverAfterTimer(resampledBars[index], view);
    }
  }

  private add(index: number, base: BarClosed): void {
    const bar = this.bars[index];
    if (Number.isNaN(bar.endTsMs) && !this.begin(index, base)) return;
    const { high, low } = base;
    if (high > bar.high) bar.high = high;
    if (low < bar.low) bar.low = low;
    bar.close = base.close;
    bar.volume += base.volume;
  }

  /** Begins the bar that this bar of the data is the first of; false if its interval is incomplete. */
  private begin(index: number, base: BarClosed): boolean {
    const bar = this.bars[index];
    const { intervalMs, baseIntervalMs } = this.list[index];
    const endTsMs = Math.ceil(base.tsMs / intervalMs) * intervalMs;
    const startTsMs = endTsMs - intervalMs;
    if (Number.isNaN(bar.wholeFromTsMs)) {
      bar.wholeFromTsMs = base.tsMs - baseIntervalMs <= startTsMs ? startTsMs : endTsMs;
    }
    if (startTsMs < bar.wholeFromTsMs) return false;
    // One timer for all bars that close at one time: it is theirs in the order of the list.
    const hasTimer = this.bars.some((other) => other.endTsMs === endTsMs);
    if (!hasTimer) this.kernel.setMarketTimer(this.id, CLOSE_KEY, endTsMs);
    bar.endTsMs = endTsMs;
    bar.open = base.open;
    bar.high = base.high;
    bar.low = base.low;
    bar.volume = 0;
    return true;
  }
}

function noBar(): PartialBar {
  return {
    endTsMs: Number.NaN,
    wholeFromTsMs: Number.NaN,
    open: Number.NaN,
    high: Number.NaN,
    low: Number.NaN,
    close: Number.NaN,
    volume: Number.NaN,
  };
}
