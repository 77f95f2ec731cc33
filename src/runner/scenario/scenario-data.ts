import type { DataPolicy } from '../../feeds/check/data-policy.js';
import type { CsvColumnMap } from '../../feeds/csv/csv-column-map.js';
import type { SyntheticOptions } from '../../feeds/synthetic/synthetic-options.js';

/** One series of bars: of a file, or made by the seeded generator. */
export type ScenarioData = FileData | SyntheticData;

interface DataBase {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** As written, e.g. `1m`. */
  readonly interval: string;
  readonly intervalMs: number;
  readonly policy: DataPolicy;
  readonly filters: SymbolFilters;
}

export interface FileData extends DataBase {
  readonly source: 'csv' | 'arrow';
  /** Absolute. */
  readonly path: string;
  /** Null: the layout is recognised from the file itself. */
  readonly columns: CsvColumnMap | null;
}

export interface SyntheticData extends DataBase {
  readonly source: 'synthetic';
  /** For synthesizeBars. */
  readonly synthetic: SyntheticOptions;
}

/** The exchange's filters, as exact decimal strings; `minNotional` is in quote currency. */
export interface SymbolFilters {
  readonly tickSize: string;
  readonly lotSize: string;
  readonly minNotional: string;
}
