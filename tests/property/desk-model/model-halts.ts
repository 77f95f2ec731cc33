import { DAY_MS, type DeskRisk } from './desk-settings.js';
import type { ModelBooks } from './model-books.js';

/** Of the desk; strategies have their index. */
export const DESK = -1;

export interface ModelHalt {
  readonly rule: string;
  readonly limit: number;
  /** Infinity: never. */
  readonly untilTsMs: number;
  readonly seq: number;
}

/** A loss that a look has found to be too large. */
export interface ExpectedHalt {
  readonly strategy: number;
  readonly rule: string;
  readonly value: number;
  /** So near the limit that rounding decides. */
  readonly isClose: boolean;
}

const CLOSE = 1e-9;
const DUST = 1e-4;

/** Losses at which trading stops: who must be halted, since when, until when. */
export class ModelHalts {
  /** By strategy, {@link DESK} for all. */
  readonly inForce = new Map<number, ModelHalt>();
  private readonly risk: DeskRisk;
  private readonly books: ModelBooks;
  private day: number;
  private dayStart: number;
  private peak: number;
  private readonly ownPeaks: number[];
  /** Strategies that once had given all: their peak cannot be told. */
  readonly unsure = new Set<number>();

  constructor(risk: DeskRisk, books: ModelBooks, startTsMs: number) {
    this.risk = risk;
    this.books = books;
    this.day = Math.floor(startTsMs / DAY_MS);
    this.dayStart = books.equity;
    this.peak = books.equity;
    this.ownPeaks = books.cash.map((_, strategy) => books.ownEquity(strategy));
  }

  of(strategy: number): ModelHalt | undefined {
    return this.inForce.get(DESK) ?? this.inForce.get(strategy);
  }

  /** A day begins: before what happens at `tsMs`, or, with `inclusive`, before what happens now at that very time. */
  advance(tsMs: number, inclusive: boolean): void {
    const day = Math.floor(tsMs / DAY_MS);
    if (day === this.day || (tsMs === day * DAY_MS && !inclusive)) return;
    this.day = day;
    this.dayStart = this.books.equity;
  }

  /** Looks at all losses, in the order of the documentation: the wider the scope, the earlier. */
  look(): ExpectedHalt[] {
    const { maxDrawdownPct, maxDailyLossPct, maxStrategyDrawdownPct } = this.risk;
    const found: ExpectedHalt[] = [];
    const judge = (strategy: number, rule: string, reference: number, equity: number, limit: number | undefined) => {
      if (limit === undefined) return;
      const value = reference > 0 ? ((reference - equity) / reference) * 100 : equity < reference ? Infinity : 0;
      const isHalted = [DESK, strategy].some((one) => this.inForce.has(one) || found.some((f) => f.strategy === one));
      if (isHalted || value < limit - CLOSE) return;
      found.push({ strategy, rule, value, isClose: value < limit + CLOSE || this.unsure.has(strategy) });
    };
    const { equity } = this.books;
    this.peak = Math.max(this.peak, equity);
    judge(DESK, 'maxDrawdownPct', this.peak, equity, maxDrawdownPct);
    judge(DESK, 'maxDailyLossPct', this.dayStart, equity, maxDailyLossPct);
    for (let strategy = 0; strategy < this.ownPeaks.length; strategy++) {
      const own = this.books.ownEquity(strategy);
      this.ownPeaks[strategy] = Math.max(this.ownPeaks[strategy], own);
      judge(strategy, 'maxStrategyDrawdownPct', this.ownPeaks[strategy], own, maxStrategyDrawdownPct);
    }
    return found;
  }

  limitOf(rule: string): number {
    return this.risk[rule as 'maxDrawdownPct'] ?? Number.NaN;
  }

  untilOf(rule: string, tsMs: number): number {
    const resume = this.risk.halt?.resume ?? (rule === 'maxDailyLossPct' ? 'next-day' : 'never');
    if (resume === 'never') return Number.POSITIVE_INFINITY;
    if (resume === 'next-day') return tsMs - (tsMs % DAY_MS) + DAY_MS;
    return tsMs + Number.parseInt(resume.after, 10) * (resume.after.endsWith('m') ? 60_000 : 1_000);
  }

  /** The reference of the rule that had halted starts anew. */
  resumed(strategy: number, rule: string, tsMs: number): void {
    this.inForce.delete(strategy);
    const { equity } = this.books;
    if (rule === 'maxDrawdownPct') this.peak = equity;
    if (rule === 'maxStrategyDrawdownPct') this.ownPeaks[strategy] = this.books.ownEquity(strategy);
    if (rule !== 'maxDailyLossPct') return;
    this.day = Math.floor(tsMs / DAY_MS);
    this.dayStart = equity;
  }

  /** Before the books have posted it: a peak moves in proportion, so that the drawdown stays what it was. */
  capitalMoves(strategy: number, amount: number): void {
    const before = this.books.ownEquity(strategy);
    const after = before + amount;
    // Of next to nothing there is no proportion, only rounding.
    if (Math.min(before, after) < DUST) this.unsure.add(strategy);
    this.ownPeaks[strategy] = before > 0 && after > 0 ? this.ownPeaks[strategy] * (after / before) : after;
  }
}
