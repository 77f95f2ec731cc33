import type { ModelBooks } from './model-books.js';

/** Simple returns from one multiple of the interval to the next, all of them kept. */
export class ModelReturns {
  readonly everyMs: number;
  private readonly lookback: number;
  private readonly books: ModelBooks;
  private readonly last: number[];
  private readonly all: number[][];
  private nextTsMs: number;

  constructor(books: ModelBooks, everyMs: number, lookback: number, startTsMs: number) {
    this.books = books;
    this.everyMs = everyMs;
    this.lookback = lookback;
    this.last = books.instruments.map(() => Number.NaN);
    this.all = books.instruments.map(() => []);
    this.nextTsMs = (Math.floor(startTsMs / everyMs) + 1) * everyMs;
  }

  /** Whether a sample of this very time is still to come. */
  isDueAt(tsMs: number): boolean {
    return this.nextTsMs === tsMs;
  }

  /** Takes the samples before `tsMs`, and with `inclusive` the one at `tsMs`: its market data has come. */
  advance(tsMs: number, inclusive: boolean): void {
    for (; this.nextTsMs < tsMs || (inclusive && this.nextTsMs === tsMs); this.nextTsMs += this.everyMs) {
      this.books.prices.forEach((price, index) => {
        const change = price / this.last[index] - 1;
        this.last[index] = price;
        if (!Number.isNaN(change)) this.all[index].push(change);
      });
    }
  }

  covers(instrument: number): boolean {
    return this.all[instrument].length >= this.lookback;
  }

  of(instrument: number): number[] {
    return this.all[instrument].slice(-this.lookback);
  }

  /** What the exposures would have lost in each interval of the lookback. */
  losses(exposures: readonly number[]): number[] {
    return Array.from({ length: this.lookback }, (_, step) =>
      exposures.reduce((loss, exposure, index) => (exposure === 0 ? loss : loss - exposure * this.of(index)[step]), 0),
    );
  }

  correlation(a: number, b: number): number {
    const [x, y] = [this.of(a), this.of(b)];
    const spread = Math.sqrt(covariance(x, x) * covariance(y, y));
    return spread > 0 ? covariance(x, y) / spread : 0;
  }
}

function covariance(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  return x.reduce((sum, one, index) => sum + (one - meanX) * (y[index] - meanY), 0) / (x.length - 1);
}

/** Quantiles of the standard normal distribution, by confidence in percent: from a printed table. */
const Z: Readonly<Record<number, number>> = { 90: 1.2815515655446004, 95: 1.6448536269514722, 97.5: 1.959963984540054 };

export interface TailTerms {
  readonly confidence: number;
  readonly method: string;
  readonly measure: 'valueAtRiskPct' | 'expectedShortfallPct';
}

/** Value at risk or expected shortfall by its definition, from the losses one by one; never negative. */
export function tailLoss(losses: readonly number[], { confidence, method, measure }: TailTerms): number {
  const share = (100 - confidence) / 100;
  if (method === 'parametric') {
    const z = Z[confidence];
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    return (measure === 'valueAtRiskPct' ? z : density / share) * Math.sqrt(covariance(losses, losses));
  }
  const worstFirst = [...losses].sort((a, b) => b - a);
  if (measure === 'expectedShortfallPct') {
    const tail = worstFirst.slice(0, Math.max(1, Math.floor(losses.length * share + 1e-9)));
    return Math.max(0, tail.reduce((sum, loss) => sum + loss, 0) / tail.length);
  }
  const isEnough = (loss: number) => losses.filter((one) => one > loss).length <= losses.length * share + 1e-9;
  return Math.max(0, worstFirst.filter(isEnough).at(-1) as number);
}
