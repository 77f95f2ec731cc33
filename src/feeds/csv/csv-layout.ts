import type { BarColumnName } from '../../core/bar-columns.js';
import type { CsvTimeUnit } from './csv-column-map.js';

/** How a CSV's lines are to be read; made by detectCsvLayout. */
export interface CsvLayout {
  /** For messages and the cache, e.g. "Binance klines". */
  readonly name: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** How many fields each line must have. */
  readonly fieldCount: number;
  /** Zero-based position of each column. */
  readonly positions: Readonly<Record<BarColumnName, number>>;
  /** What to call each column in messages: the header's name for it, or its place. */
  readonly labels: Readonly<Record<BarColumnName, string>>;
  /** `auto`: told value by value, so that a file joined from ms and µs months reads right. */
  readonly timeUnit: CsvTimeUnit | 'auto';
  readonly timeIs: 'open' | 'close';
  /** A quote was seen in the first lines: only the reference reader handles those. */
  readonly quoted: boolean;
}
