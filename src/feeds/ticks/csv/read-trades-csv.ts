import { allocateTradeColumns, type TradeColumns, UNKNOWN_SIDE } from '../../../core/tick-columns.js';
import { GrowingColumn } from '../growing-column.js';
import { knownTsMs } from './local-time.js';
import { type CountingSink, readTickCsv, type TickCsvOptions } from './read-tick-csv.js';
import {
  TRADE_CSV,
  TRADE_ID,
  TRADE_LOCAL_TIME,
  TRADE_PRICE,
  TRADE_QUANTITY,
  TRADE_SIDE,
  TRADE_TIME,
} from './trade-csv.js';

export interface TradesCsv {
  readonly trades: TradeColumns;
  /** For people, e.g. "Binance aggTrades, no header". */
  readonly layout: string;
  /** What was left out, and why; one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads trades from a CSV: any with a header that names time, price and quantity, Binance's archives of trades and
 * aggTrades, and lines of time, price, quantity and side. `tsMs` is the receive time where the file
 * has one (`local_timestamp`), else the exchange's.
 *
 * Throws DataError for what it cannot read, DATA_DIRTY for trades that are not in order of time.
 */
export async function readTradesCsv(path: string, options: TickCsvOptions = {}): Promise<TradesCsv> {
  const { sink, layout } = await readTickCsv(path, TRADE_CSV, () => new TradeRows(), options);
  const rows = sink.zeroRows === 1 ? '1 row was' : `${sink.zeroRows} rows were`;
  const notes = sink.zeroRows === 0 ? [] : [`${rows} left out: trades with a price or quantity of 0.`];
  return { trades: sink.build(), layout, notes };
}

class TradeRows implements CountingSink {
  zeroRows = 0;
  private readonly tsMs = new GrowingColumn();
  private readonly exchangeTsMs = new GrowingColumn();
  private readonly price = new GrowingColumn();
  private readonly quantity = new GrowingColumn();
  private readonly side = new GrowingColumn();
  private readonly id = new GrowingColumn();
  private lastTsMs = Number.NEGATIVE_INFINITY;

  get length(): number {
    return this.tsMs.length;
  }

  addRow(values: Float64Array): boolean {
    const tsMs = knownTsMs(values[TRADE_LOCAL_TIME], values[TRADE_TIME]);
    if (tsMs < this.lastTsMs) return false;
    this.lastTsMs = tsMs;
    if (values[TRADE_PRICE] === 0 || values[TRADE_QUANTITY] === 0) {
      this.zeroRows++;
      return true;
    }
    this.tsMs.push(tsMs);
    this.exchangeTsMs.push(values[TRADE_TIME]);
    this.price.push(values[TRADE_PRICE]);
    this.quantity.push(values[TRADE_QUANTITY]);
    this.side.push(Number.isNaN(values[TRADE_SIDE]) ? UNKNOWN_SIDE : values[TRADE_SIDE]);
    this.id.push(values[TRADE_ID]);
    return true;
  }

  build(): TradeColumns {
    const trades = allocateTradeColumns(this.length);
    this.tsMs.copyTo(trades.tsMs);
    this.exchangeTsMs.copyTo(trades.exchangeTsMs);
    this.price.copyTo(trades.price);
    this.quantity.copyTo(trades.quantity);
    this.side.copyTo(trades.takerSide);
    this.id.copyTo(trades.id);
    return trades;
  }
}
