/** One thing that a live feed says of one series. */
export type MarketMessage =
  | { readonly kind: 'opened'; readonly tsMs: number; readonly price: number }
  | {
      readonly kind: 'closed';
      /** Open time of the bar, as in columns. */
      readonly tsMs: number;
      readonly open: number;
      readonly high: number;
      readonly low: number;
      readonly close: number;
      readonly volume: number;
    }
  | { readonly kind: 'ended' };

/** What live feeds fill and the paced driver empties: first in, first out within a series. */
export class MarketQueue {
  private readonly bySeries: MarketMessage[][];
  private wake: () => void = () => {};
  private woken: Promise<void>;

  constructor(seriesCount: number) {
    this.bySeries = Array.from({ length: seriesCount }, () => []);
    this.woken = this.arm();
  }

  push(seriesIndex: number, message: MarketMessage): void {
    this.bySeries[seriesIndex].push(message);
    this.wake();
  }

  take(seriesIndex: number): MarketMessage | undefined {
    return this.bySeries[seriesIndex].shift();
  }

  /** Resolves when something has been pushed since the last call. */
  arrival(): Promise<void> {
    const { woken } = this;
    return woken;
  }

  /** Arrivals before this moment no longer count. */
  rearm(): void {
    this.woken = this.arm();
  }

  private arm(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
