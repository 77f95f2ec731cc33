import { allocateQuoteColumns, type QuoteColumns } from '../../../core/tick-columns.js';
import { GrowingColumn } from '../growing-column.js';
import { knownTsMs } from './local-time.js';
import {
  QUOTE_ASK,
  QUOTE_ASK_QUANTITY,
  QUOTE_BID,
  QUOTE_BID_QUANTITY,
  QUOTE_CSV,
  QUOTE_LOCAL_TIME,
  QUOTE_TIME,
  QUOTE_UPDATE_ID,
} from './quote-csv.js';
import { type CountingSink, readTickCsv, type TickCsvOptions } from './read-tick-csv.js';

export interface QuotesCsv {
  readonly quotes: QuoteColumns;
  /** For people, e.g. "Binance bookTicker, with header". */
  readonly layout: string;
}

/**
 * Reads best bids and asks from a CSV: any with a header that names time, bid, ask and their quantities, Binance's
 * archive of bookTicker, and lines of time, bid, its quantity, ask, its quantity. `tsMs` is the receive
 * time where the file has one (`local_timestamp`), else the exchange's.
 *
 * Throws DataError for what it cannot read, DATA_DIRTY for quotes that are not in order of time.
 */
export async function readQuotesCsv(path: string, options: TickCsvOptions = {}): Promise<QuotesCsv> {
  const { sink, layout } = await readTickCsv(path, QUOTE_CSV, () => new QuoteRows(), options);
  return { quotes: sink.build(), layout };
}

class QuoteRows implements CountingSink {
  private readonly tsMs = new GrowingColumn();
  private readonly exchangeTsMs = new GrowingColumn();
  private readonly updateId = new GrowingColumn();
  private readonly bidPrice = new GrowingColumn();
  private readonly bidQuantity = new GrowingColumn();
  private readonly askPrice = new GrowingColumn();
  private readonly askQuantity = new GrowingColumn();
  private lastTsMs = Number.NEGATIVE_INFINITY;

  get length(): number {
    return this.tsMs.length;
  }

  addRow(values: Float64Array): boolean {
    const tsMs = knownTsMs(values[QUOTE_LOCAL_TIME], values[QUOTE_TIME]);
    if (tsMs < this.lastTsMs) return false;
    this.lastTsMs = tsMs;
    this.tsMs.push(tsMs);
    this.exchangeTsMs.push(values[QUOTE_TIME]);
    this.updateId.push(values[QUOTE_UPDATE_ID]);
    this.bidPrice.push(values[QUOTE_BID]);
    this.bidQuantity.push(values[QUOTE_BID_QUANTITY]);
    this.askPrice.push(values[QUOTE_ASK]);
    this.askQuantity.push(values[QUOTE_ASK_QUANTITY]);
    return true;
  }

  build(): QuoteColumns {
    const quotes = allocateQuoteColumns(this.length);
    this.tsMs.copyTo(quotes.tsMs);
    this.exchangeTsMs.copyTo(quotes.exchangeTsMs);
    this.updateId.copyTo(quotes.updateId);
    this.bidPrice.copyTo(quotes.bidPrice);
    this.bidQuantity.copyTo(quotes.bidQuantity);
    this.askPrice.copyTo(quotes.askPrice);
    this.askQuantity.copyTo(quotes.askQuantity);
    return quotes;
  }
}
