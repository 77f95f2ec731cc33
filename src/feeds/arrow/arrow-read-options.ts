import type { CsvColumnMap } from '../csv/csv-column-map.js';

/** What a file does not say of itself: needed only for one that another program wrote. */
export interface ArrowReadOptions {
  readonly intervalMs: number;
  readonly columns?: CsvColumnMap | null;
}
