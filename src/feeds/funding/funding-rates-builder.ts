import { DataError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { parseDecimal } from '../csv/parse-decimal.js';
import { timeToMs } from '../csv/time-to-ms.js';
import type { FundingRates } from './funding-rates.js';

/** One row as text; an empty mark price is none. */
export interface FundingRow {
  readonly time: string;
  readonly rate: string;
  readonly markPrice: string;
}

/** Collects rows in the order of the file. A wrong row is refused with `lineOf()`, which costs nothing until then. */
export class FundingRatesBuilder {
  private readonly path: string;
  private readonly tsMs: number[] = [];
  private readonly rates: number[] = [];
  private readonly markPrices: number[] = [];
  private hasMarkPrice = false;

  constructor(path: string) {
    this.path = path;
  }

  add(row: FundingRow, lineOf: () => number): void {
    const tsMs = timeToMs(parseDecimal(row.time), 'auto');
    if (Number.isNaN(tsMs)) throw this.invalid(lineOf(), 'funding time', row.time, 'is no time');
    const rate = parseDecimal(row.rate);
    // Exchanges cap the rate at a few percent: a whole notional is a rate in another unit.
    if (!(Math.abs(rate) < 1)) throw this.invalid(lineOf(), 'funding rate', row.rate, 'is no share of the notional');
    const markPrice = row.markPrice === '' ? Number.NaN : parseDecimal(row.markPrice);
    if (row.markPrice !== '' && !(markPrice > 0)) {
      throw this.invalid(lineOf(), 'mark price', row.markPrice, 'is no price');
    }
    const before = this.tsMs.at(-1);
    if (before !== undefined && tsMs <= before) throw this.disordered(lineOf(), tsMs, before);
    this.hasMarkPrice ||= !Number.isNaN(markPrice);
    this.tsMs.push(tsMs);
    this.rates.push(rate);
    this.markPrices.push(markPrice);
  }

  /** @throws DataError DATA_NO_ROWS when there was none. */
  finish(): FundingRates {
    if (this.tsMs.length === 0) {
      throw new DataError({
        code: 'DATA_NO_ROWS',
        message: `The funding file ${this.path} has no row.`,
        remedy: 'Ask the exchange for a period that has funding times in it.',
        values: { path: this.path },
      });
    }
    return {
      tsMs: Float64Array.from(this.tsMs),
      rate: Float64Array.from(this.rates),
      markPrice: this.hasMarkPrice ? Float64Array.from(this.markPrices) : null,
    };
  }

  private invalid(line: number, what: string, text: string, problem: string): DataError {
    return new DataError({
      code: 'DATA_VALUE_INVALID',
      message: `The funding file ${this.path}, line ${line}: the ${what} ${JSON.stringify(text)} ${problem}.`,
      remedy: 'Correct the line, or export the file again: times in epoch milliseconds, rates such as 0.0001.',
      values: { path: this.path, line, text },
    });
  }

  private disordered(line: number, tsMs: number, before: number): DataError {
    return new DataError({
      code: 'FUNDING_DISORDERED',
      message: `The funding file ${this.path}, line ${line}: ${isoTime(tsMs)} does not come after ${isoTime(before)}.`,
      remedy: 'Sort the file by time, drop rows that are there twice, and keep one symbol a file.',
      values: { path: this.path, line, tsMs, before },
    });
  }
}
