import { allocateQuoteColumns, type QuoteColumns } from '../../../core/tick-columns.js';
import { GrowingColumn } from '../growing-column.js';
import {
  QUOTE_ASK,
  QUOTE_ASK_QUANTITY,
  QUOTE_BID,
  QUOTE_BID_QUANTITY,
  QUOTE_CSV,
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
 * archive of bookTicker, and lines of time, bid, its quantity, ask, its quantity. The time in the file is the
 * exchange's; `tsMs` is the same.
 *
 * Throws DataError for what it cannot read, DATA_DIRTY for quotes that are not in order of time.
 */
export async function readQuotesCsv(path: string, options: TickCsvOptions = {}): Promise<QuotesCsv> {
  const { sink, layout } = await readTickCsv(path, QUOTE_CSV, () => new QuoteRows(), options);
  return { quotes: sink.build(), layout };
}

class QuoteRows implements CountingSink {
  private readonly tsMs = new GrowingColumn();
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
    const tsMs = values[QUOTE_TIME];
    if (tsMs < this.lastTsMs) return false;
    this.lastTsMs = tsMs;
    this.tsMs.push(tsMs);
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
    this.tsMs.copyTo(quotes.exchangeTsMs);
    this.updateId.copyTo(quotes.updateId);
    this.bidPrice.copyTo(quotes.bidPrice);
    this.bidQuantity.copyTo(quotes.bidQuantity);
    this.askPrice.copyTo(quotes.askPrice);
    this.askQuantity.copyTo(quotes.askQuantity);
    return quotes;
  }
}
