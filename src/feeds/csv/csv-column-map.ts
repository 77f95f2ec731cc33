/** A column by its name in the header (any case) or by its zero-based index. */
export type CsvColumnRef = string | number;

/** The unit of a time column. */
export type CsvTimeUnit = 's' | 'ms' | 'us' | 'iso';

/** The user's description of a CSV whose layout Icarus does not know by itself. */
export interface CsvColumnMap {
  readonly time: CsvColumnRef;
  readonly open: CsvColumnRef;
  readonly high: CsvColumnRef;
  readonly low: CsvColumnRef;
  readonly close: CsvColumnRef;
  readonly volume: CsvColumnRef;
  /** Default: a comma. */
  readonly delimiter?: string;
  /** Whether the first line names the columns. Default: told from whether that line holds numbers. */
  readonly header?: boolean;
  /** Default: told from each value's form and size. */
  readonly timeUnit?: CsvTimeUnit;
  /** Whether the time column is the bar's open (default) or close, which is open + interval. */
  readonly timeIs?: 'open' | 'close';
}

/** Shown where a column map is needed. */
export const CSV_COLUMN_MAP_EXAMPLE =
  'columns: { time: Date, open: Open, high: High, low: Low, close: Close, volume: Volume, timeUnit: iso }';
