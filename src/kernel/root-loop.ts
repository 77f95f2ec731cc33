import { assert } from '../core/assert.js';
import type { BarOpened } from '../events/market-events.js';
import { type BarSeries, ENDED, STARVED } from './bar-series.js';
import type { Kernel } from './kernel.js';
import type { TickSeries } from './ticks/tick-series.js';

/** What the loop needs before it can go on. */
export type LoopStop =
  /** The series of this index has run dry. */
  | { readonly kind: 'starved'; readonly seriesIndex: number }
  /** Everything up to the horizon has been run. */
  | { readonly kind: 'horizon' }
  /** Nothing is lacking: after many ticks, so that who runs the loop may report progress or give up. */
  | { readonly kind: 'paused' }
  /** Every series has ended. */
  | { readonly kind: 'ended' };

/** So that looking ahead for a step that is not taken costs little. */
const STEPS_AT_ONCE_MAX = 1024;

/** Ticks from one pause to the next. */
const TICKS_AT_ONCE_MAX = 65_536;

/**
 * Chooses the next root event. At one time the order is: bars that close and ticks, in the order of the series; timers;
 * the barrier; bars that open. An open comes last because it is the first price of the *next* interval: what was decided at
 * the barrier may trade at it. The loop never waits: it returns and says what it lacks.
 */
export class RootLoop {
  private readonly kernel: Kernel;
  private readonly series: readonly BarSeries[];
  /** By series; null where bars are the data. A series of ticks has a bar series in its place that gets no bar. */
  private readonly ticks: readonly (TickSeries | null)[];
  private readonly hasTicks: boolean;
  private readonly opened: { instrumentIndex: number; tsMs: number; price: number }[];
  /** Each series' next moment: a typed array, for boxed numbers in objects would cost an indirection a bar. */
  private readonly nextTsMs: Float64Array;
  private started = false;
  /** Whether a series ran dry at the current timestamp. */
  private starving = false;

  constructor(kernel: Kernel, series: readonly BarSeries[], ticks: readonly (TickSeries | null)[] = []) {
    this.kernel = kernel;
    this.series = series;
    this.ticks = series.map((_, index) => ticks[index] ?? null);
    this.hasTicks = this.ticks.some((one) => one !== null);
    this.opened = series.map((one) => ({ instrumentIndex: one.view.instrumentIndex, tsMs: 0, price: 0 }));
    this.nextTsMs = new Float64Array(series.length);
  }

  /** Bars closed so far, over all series. */
  get bars(): number {
    return this.kernel.topics.barClosed.reduce((sum, topic) => sum + topic.published, 0);
  }

  /** Ticks delivered so far, over all series. */
  get ticksDelivered(): number {
    return this.ticks.reduce((sum, one) => sum + (one?.delivered ?? 0), 0);
  }

  /**
   * Runs root events until a series runs dry, all have ended, or the next event lies after `horizonMs` (a live session
   * passes the wall clock; history passes Infinity). No timer outlives the data. With `passOverStarved` it does
   * not wait for series that have run dry: what they deliver later comes late.
   */
  run(horizonMs = ENDED, passOverStarved = false): LoopStop {
    const { kernel, series, nextTsMs } = this;
    const { clock, timers } = kernel;
    for (let index = 0; index < series.length; index++) {
      nextTsMs[index] = this.ticks[index]?.nextTsMs() ?? series[index].nextTsMs(clock.tsMs);
    }
    const pauseAtTick = this.hasTicks ? this.ticksDelivered + TICKS_AT_ONCE_MAX : ENDED;
    for (;;) {
      // They only do, faster, what the steps below would do.
      if (this.hasTicks) this.runTicks(horizonMs, pauseAtTick);
      else if (series.length === 1) this.runAlone(series[0], horizonMs);
      else this.runInStep(horizonMs);
      let tsMs = nextTsMs[0];
      for (let index = 1; index < nextTsMs.length; index++) if (nextTsMs[index] < tsMs) tsMs = nextTsMs[index];
      if (tsMs === STARVED) {
        if (!passOverStarved) return { kind: 'starved', seriesIndex: nextTsMs.indexOf(STARVED) };
        tsMs = this.earliestKnownTsMs();
      } else if (tsMs === ENDED) {
        return { kind: 'ended' };
      }
      if (this.hasTicks && this.ticksDelivered >= pauseAtTick) return { kind: 'paused' };
      if (timers.nextTsMs < tsMs) {
        if (timers.nextTsMs <= clock.tsMs && this.started) {
          // Set for now or before, after the timers of this time have run: it runs at once, as a root event of its own.
          kernel.fireTimers(clock.tsMs);
          continue;
        }
        tsMs = timers.nextTsMs;
      }
      if (tsMs > horizonMs) return { kind: 'horizon' };
      if (!this.started) this.startAt(tsMs);
      if (tsMs > clock.tsMs || (this.hasTicks && this.ticksAreDue(tsMs))) {
        clock.tsMs = tsMs;
        this.closeBars(tsMs);
        kernel.completeTimestamp(tsMs);
        // A series that has run dry may open a bar at this very time, perhaps before the others: wait for it.
        if (this.starving && !passOverStarved) continue;
      }
      this.openBars(tsMs);
    }
  }

  /** The next moment of the series that have data, or Infinity. */
  earliestKnownTsMs(): number {
    let earliest = ENDED;
    for (const tsMs of this.nextTsMs) if (tsMs > STARVED && tsMs < earliest) earliest = tsMs;
    return earliest;
  }

  /** Starts the agents; `run` does it at the first moment of the data. */
  startAt(tsMs: number): void {
    this.started = true;
    this.kernel.start(tsMs);
  }

  /**
   * The hottest lines of the program: the only series of a run from close to close, everything in locals. Ends before
   * whatever is not a bar that closes where the next one opens: a timer, a gap, the batch's last bar.
   */
  private runAlone(one: BarSeries, horizonMs: number): void {
    if (!one.isOpen) return;
    const { bus, clock, market, timers, topics } = this.kernel;
    const { view, intervalMs } = one;
    const { tsMs: openTimes, open, close } = view.columns;
    const closed = topics.barClosed[0];
    const opened = topics.barOpened[0];
    const event = this.opened[0];
    const rows = Math.min(one.closedRows, one.openedRows - 1);
    let row = one.row;
    for (; row < rows; row++) {
      const tsMs = openTimes[row + 1];
      if (tsMs !== openTimes[row] + intervalMs || timers.nextTsMs <= tsMs || tsMs > horizonMs) break;
      clock.tsMs = tsMs;
      view.row = row;
      market.lastPrice[view.instrumentIndex] = close[row];
      bus.deliverBar(closed, view);
      this.kernel.completeTimestamp(tsMs);
      market.lastPrice[view.instrumentIndex] = open[row + 1];
      if (opened.awakeCount === 0) continue;
      event.tsMs = tsMs;
      event.price = open[row + 1];
      bus.deliverRoot<BarOpened>(opened, event);
    }
    one.row = row;
    this.nextTsMs[0] = one.nextTsMs(clock.tsMs);
  }

  /** The same for the ticks of the only series of a run. */
  private runTicks(horizonMs: number, pauseAtTick: number): void {
    const [one] = this.ticks;
    if (this.ticks.length > 1 || one === null || !this.started) return;
    one.runAlone(horizonMs, pauseAtTick);
    this.nextTsMs[0] = one.nextTsMs();
  }

  /** The first moment of a run is the time that the agents started at: no time passes before its ticks. */
  private ticksAreDue(tsMs: number): boolean {
    for (let index = 0; index < this.ticks.length; index++) {
      if (this.ticks[index] !== null && this.nextTsMs[index] <= tsMs) return true;
    }
    return false;
  }

  /**
   * The same for several series: while all have bars that close at the same times, each where its next one opens, and
   * no timer falls due, there is nothing to choose.
   */
  private runInStep(horizonMs: number): void {
    let steps = this.stepsInCommon(horizonMs);
    if (steps === 0) return;
    const { kernel, series, opened, nextTsMs } = this;
    const { bus, clock, timers } = kernel;
    const { lastPrice } = kernel.market;
    const { barClosed, barOpened } = kernel.topics;
    const { intervalMs } = series[0];
    const views = series.map(({ view }) => view);
    for (let index = 0; index < views.length; index++) views[index].row = series[index].row;
    let tsMs = nextTsMs[0];
    for (; steps > 0 && timers.nextTsMs > tsMs; steps--) {
      clock.tsMs = tsMs;
      for (let index = 0; index < views.length; index++) {
        const view = views[index];
        lastPrice[view.instrumentIndex] = view.columns.close[view.row];
        bus.deliverBar(barClosed[index], view);
      }
      kernel.completeTimestamp(tsMs);
      for (let index = 0; index < views.length; index++) {
        const view = views[index];
        const price = view.columns.open[++view.row];
        lastPrice[view.instrumentIndex] = price;
        if (barOpened[index].awakeCount === 0) continue;
        const event = opened[index];
        event.tsMs = tsMs;
        event.price = price;
        bus.deliverRoot<BarOpened>(barOpened[index], event);
      }
      tsMs += intervalMs;
    }
    for (let index = 0; index < views.length; index++) {
      series[index].row = views[index].row;
      nextTsMs[index] = series[index].nextTsMs(clock.tsMs);
    }
  }

  /** How many bars of every series in turn close together, where the next ones open, before a timer or the horizon. */
  private stepsInCommon(horizonMs: number): number {
    const { series, nextTsMs } = this;
    const tsMs = nextTsMs[0];
    const { intervalMs } = series[0];
    const untilTsMs = Math.min(this.kernel.timers.nextTsMs - intervalMs, horizonMs);
    let steps = Number.POSITIVE_INFINITY;
    for (let index = 0; index < series.length; index++) {
      const one = series[index];
      if (!one.isOpen || nextTsMs[index] !== tsMs || one.intervalMs !== intervalMs) return 0;
      steps = Math.min(steps, one.stepsInARow(Math.min(steps, STEPS_AT_ONCE_MAX), untilTsMs));
    }
    return steps;
  }

  /** A series' step is written out here and below, for V8 inlines only so much. */
  private closeBars(tsMs: number): void {
    const { kernel, series, nextTsMs } = this;
    const { bus, topics } = kernel;
    const { lastPrice } = kernel.market;
    for (let index = 0; index < nextTsMs.length; index++) {
      if (nextTsMs[index] !== tsMs) continue;
      const tick = this.ticks[index];
      if (tick !== null) {
        tick.deliver(tsMs);
        nextTsMs[index] = tick.nextTsMs();
        continue;
      }
      const one = series[index];
      if (!one.isOpen) continue;
      const { view } = one;
      const { columns } = view;
      const row = one.row;
      view.row = row;
      lastPrice[view.instrumentIndex] = columns.close[row];
      bus.deliverBar(topics.barClosed[index], view);
      one.isOpen = false;
      one.row = row + 1;
      if (row + 1 < one.openedRows) {
        const openTsMs = columns.tsMs[row + 1];
        nextTsMs[index] = openTsMs > tsMs ? openTsMs : tsMs;
      } else {
        nextTsMs[index] = one.nextTsMs(tsMs);
        if (nextTsMs[index] === STARVED) this.starving = true;
      }
    }
  }

  private openBars(tsMs: number): void {
    const { kernel, series, nextTsMs } = this;
    this.starving = false;
    for (let index = 0; index < nextTsMs.length; index++) {
      if (nextTsMs[index] !== tsMs) continue;
      const one = series[index];
      if (one.isOpen) continue;
      const { columns } = one.view;
      const row = one.row;
      kernel.market.lastPrice[one.view.instrumentIndex] = columns.open[row];
      const topic = kernel.topics.barOpened[index];
      if (topic.awakeCount > 0) {
        const event = this.opened[index];
        event.tsMs = columns.tsMs[row];
        event.price = columns.open[row];
        kernel.bus.deliverRoot<BarOpened>(topic, event);
      }
      one.isOpen = true;
      nextTsMs[index] = row < one.closedRows ? columns.tsMs[row] + one.intervalMs : one.nextTsMs(tsMs);
      assert(!(nextTsMs[index] <= tsMs) || nextTsMs[index] === STARVED, 'open times of a series must increase');
    }
  }
}
