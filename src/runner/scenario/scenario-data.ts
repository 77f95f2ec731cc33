import type { DataPolicy } from '../../feeds/check/data-policy.js';
import type { CsvColumnMap } from '../../feeds/csv/csv-column-map.js';
import type { SyntheticOptions } from '../../feeds/synthetic/synthetic-options.js';
import type { BarRule, SizedBarRule } from '../../kernel/bar-builders/bar-rule.js';
import type { BookRules } from '../../kernel/book/order-book.js';
import type { Interval } from './interval.js';

/** One symbol's market: bars of a file, bars made by the seeded generator, or ticks. */
export type ScenarioData = BarSource | TickSource;

export type BarSource = FileData | SyntheticData;
export type TickSource = CaptureData | TradesData;

interface DataBase {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  /** As written, e.g. `1m`; for bars that are not cut by time what fills them, e.g. `500 trades`. */
  readonly interval: string;
  /** 0 for bars that are not cut by time. */
  readonly intervalMs: number;
  readonly policy: DataPolicy;
  readonly filters: SymbolFilters;
  /** Of a perpetual; null: none. */
  readonly funding: ScenarioFunding | null;
  /** What positions are marked at, on margin; null: the last price. */
  readonly mark: ScenarioMark | null;
}

/** A file of bars of the mark price. */
export interface ScenarioMark {
  /** Absolute. */
  readonly path: string;
  readonly interval: Interval;
  readonly intervalMs: number;
  /** Null: the layout is recognised from the file itself. */
  readonly columns: CsvColumnMap | null;
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

interface TickBase extends DataBase {
  /** What fills the bars that are made of the trades; left out: the clock does, every `intervalMs`. */
  readonly bars?: SizedBarRule;
}

/** A capture of live streams: trades, quotes and depth. */
export interface CaptureData extends TickBase {
  readonly source: 'capture';
  /** Absolute. */
  readonly path: string;
  /** By whose rules depth messages follow each other. */
  readonly market: BookRules;
  readonly tradeStream: 'trade' | 'aggTrade';
}

/** Trades of a CSV and, if there are any, quotes and depth of others. */
export interface TradesData extends TickBase {
  readonly source: 'trades';
  /** Absolute. */
  readonly path: string;
  /** Absolute; null: none. */
  readonly quotesPath: string | null;
  /** Absolute; left out: none. */
  readonly depthPath?: string;
}

export function isTickData(data: ScenarioData): data is TickSource {
  return data.source === 'capture' || data.source === 'trades';
}

/** What fills the bars of a data set; undefined where the clock does. */
export function sizedRuleOf(data: ScenarioData): SizedBarRule | undefined {
  return isTickData(data) ? data.bars : undefined;
}

/** When the bars of a data set close. */
export function barRuleOf(data: ScenarioData): BarRule {
  return sizedRuleOf(data) ?? { kind: 'time', intervalMs: data.intervalMs };
}

/** The exchange's filters, as exact decimal strings; `minNotional` is in quote currency. */
export interface SymbolFilters {
  readonly tickSize: string;
  readonly lotSize: string;
  readonly minNotional: string;
}
