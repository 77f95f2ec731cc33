/** A timer is data: when, whose, and a key that tells its owner what it was for. */
export interface Timer {
  readonly tsMs: number;
  readonly agentId: string;
  readonly key: string;
  /** Runs before the others of its time, because it makes market data, and those come first. Left out: no. */
  readonly makesMarketData?: true;
}

/**
 * Timers in the order in which they fall due; timers of one time run in the order in which they were set, those that
 * make market data first. A desk has a handful of them, so a sorted array beats a heap.
 */
export class TimerQueue {
  private timers: Timer[] = [];
  /** When the next one falls due; Infinity when none is set. The loop compares it for every event. */
  nextTsMs = Number.POSITIVE_INFINITY;

  set(timer: Timer): void {
    let index = this.timers.length;
    while (index > 0 && runsAfter(this.timers[index - 1], timer)) index--;
    this.timers.splice(index, 0, timer);
    this.nextTsMs = this.timers[0].tsMs;
  }

  /** Whether a timer of this owner and key is set. */
  has(agentId: string, key: string): boolean {
    return this.timers.some((timer) => timer.agentId === agentId && timer.key === key);
  }

  /** Removes the timers of this owner and key. */
  cancel(agentId: string, key: string): void {
    this.replace(this.timers.filter((timer) => timer.agentId !== agentId || timer.key !== key));
  }

  /** Takes the next timer that is due at `tsMs` or before. */
  takeDue(tsMs: number): Timer | null {
    if (this.nextTsMs > tsMs) return null;
    const timer = this.timers.shift() as Timer;
    this.nextTsMs = this.timers.length > 0 ? this.timers[0].tsMs : Number.POSITIVE_INFINITY;
    return timer;
  }

  snapshot(): Timer[] {
    return this.timers.slice();
  }

  restore(timers: readonly Timer[]): void {
    this.replace(timers.slice());
  }

  private replace(timers: Timer[]): void {
    this.timers = timers;
    this.nextTsMs = timers.length > 0 ? timers[0].tsMs : Number.POSITIVE_INFINITY;
  }
}

/** Whether `other`, which was set before, runs after `timer` all the same. */
function runsAfter(other: Timer, timer: Timer): boolean {
  if (other.tsMs !== timer.tsMs) return other.tsMs > timer.tsMs;
  return timer.makesMarketData === true && other.makesMarketData !== true;
}
