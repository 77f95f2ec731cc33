import type { DataPolicy } from '../../feeds/check/data-policy.js';
import type { CsvColumnMap } from '../../feeds/csv/csv-column-map.js';
import type { SyntheticOptions } from '../../feeds/synthetic/synthetic-options.js';
import type { BookRules } from '../../kernel/book/order-book.js';

/** One symbol's market: bars of a file, bars made by the seeded generator, or ticks. */
export type ScenarioData = BarSource | TickSource;

export type BarSource = FileData | SyntheticData;
export type TickSource = CaptureData | TradesData;

interface DataBase {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** As written, e.g. `1m`. */
  readonly interval: string;
  readonly intervalMs: number;
  readonly policy: DataPolicy;
  readonly filters: SymbolFilters;
  /** Of a perpetual; null: none. */
  readonly funding: ScenarioFunding | null;
}

/** Funding from a file (absolute path), or one rate always: a share of the notional. */
export type ScenarioFunding = { readonly path: string } | { readonly rate: number; readonly everyMs: number };

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

/** A capture of live streams: trades, quotes and depth. */
export interface CaptureData extends DataBase {
  readonly source: 'capture';
  /** Absolute. */
  readonly path: string;
  /** By whose rules depth messages follow each other. */
  readonly market: BookRules;
  readonly tradeStream: 'trade' | 'aggTrade';
}

/** Trades of a CSV and, if there are any, quotes of another. */
export interface TradesData extends DataBase {
  readonly source: 'trades';
  /** Absolute. */
  readonly path: string;
  /** Absolute; null: none. */
  readonly quotesPath: string | null;
}

export function isTickData(data: ScenarioData): data is TickSource {
  return data.source === 'capture' || data.source === 'trades';
}

/** The exchange's filters, as exact decimal strings; `minNotional` is in quote currency. */
export interface SymbolFilters {
  readonly tickSize: string;
  readonly lotSize: string;
  readonly minNotional: string;
}
