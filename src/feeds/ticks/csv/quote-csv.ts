import type { TickCsvKind } from './detect-tick-layout.js';
import { LOCAL_TIME_NAMES } from './local-time.js';
import type { TickCsvColumn } from './tick-csv-layout.js';

/** The numbers of a row of quotes. */
export const QUOTE_TIME = 0;
export const QUOTE_BID = 1;
export const QUOTE_BID_QUANTITY = 2;
export const QUOTE_ASK = 3;
export const QUOTE_ASK_QUANTITY = 4;
export const QUOTE_UPDATE_ID = 5;
export const QUOTE_LOCAL_TIME = 6;

/** Quotes by a header, in Binance's archive layout of bookTicker, or as time, bid, its quantity, ask, its quantity. */
export const QUOTE_CSV: TickCsvKind = {
  name: 'quotes',
  slotCount: 7,
  columns: [
    {
      slot: QUOTE_TIME,
      form: 'time',
      names: ['transaction_time', 'time', 'timestamp', 'ts', 'date', 'datetime', 'event_time'],
    },
    { slot: QUOTE_LOCAL_TIME, form: 'time', names: LOCAL_TIME_NAMES, optional: true },
    { slot: QUOTE_BID, form: 'amount', names: ['bid', 'bid_price', 'best_bid_price', 'best_bid'] },
    { slot: QUOTE_BID_QUANTITY, form: 'amount', names: quantityNames('bid') },
    { slot: QUOTE_ASK, form: 'amount', names: ['ask', 'ask_price', 'best_ask_price', 'best_ask'] },
    { slot: QUOTE_ASK_QUANTITY, form: 'amount', names: quantityNames('ask') },
    { slot: QUOTE_UPDATE_ID, form: 'id', names: ['update_id'], optional: true },
  ],
  withoutHeader: (fields) => {
    if (fields.length === 5) return { name: 'quotes', columns: quoteColumns(0, 1) };
    if (fields.length !== 7) return undefined;
    // update_id, best bid and ask with quantities, transaction_time, event_time.
    const id: TickCsvColumn = { position: 0, label: 'update_id', form: 'id', slot: QUOTE_UPDATE_ID };
    return { name: 'Binance bookTicker', columns: [...quoteColumns(5, 1), id] };
  },
  expected:
    'a header with time, bid, bid_qty, ask and ask_qty (and update_id, if there is one); lines of ' +
    'time,bid,bid_qty,ask,ask_qty; or those of a Binance archive of bookTicker',
};

function quantityNames(side: 'bid' | 'ask'): string[] {
  return [side, `best_${side}`].flatMap((name) => [
    `${name}_qty`,
    `${name}_quantity`,
    `${name}_size`,
    `${name}_amount`,
  ]);
}

function quoteColumns(time: number, bid: number): TickCsvColumn[] {
  return [
    { position: time, label: 'time', form: 'time', slot: QUOTE_TIME },
    { position: bid, label: 'bid', form: 'amount', slot: QUOTE_BID },
    { position: bid + 1, label: 'bid_qty', form: 'amount', slot: QUOTE_BID_QUANTITY },
    { position: bid + 2, label: 'ask', form: 'amount', slot: QUOTE_ASK },
    { position: bid + 3, label: 'ask_qty', form: 'amount', slot: QUOTE_ASK_QUANTITY },
  ];
}
