import type { TickCsvKind } from './detect-tick-layout.js';
import { LOCAL_TIME_NAMES } from './local-time.js';
import { parseFlag } from './parse-tick-field.js';
import type { TickCsvColumn, TickFieldForm } from './tick-csv-layout.js';

/** The numbers of a row of trades. `TRADE_SIDE` holds BUY_SIDE or SELL_SIDE: the taker's. */
export const TRADE_TIME = 0;
export const TRADE_PRICE = 1;
export const TRADE_QUANTITY = 2;
export const TRADE_SIDE = 3;
export const TRADE_ID = 4;
export const TRADE_LOCAL_TIME = 5;

/** Trades by a header, in Binance's archive layouts without one, or as time, price, quantity and side. */
export const TRADE_CSV: TickCsvKind = {
  name: 'trades',
  slotCount: 6,
  columns: [
    {
      slot: TRADE_TIME,
      form: 'time',
      names: ['time', 'timestamp', 'ts', 'date', 'datetime', 'transact_time', 'transaction_time', 'trade_time'],
    },
    { slot: TRADE_LOCAL_TIME, form: 'time', names: LOCAL_TIME_NAMES, optional: true },
    { slot: TRADE_PRICE, form: 'amount', names: ['price'] },
    { slot: TRADE_QUANTITY, form: 'amount', names: ['quantity', 'qty', 'size', 'amount', 'volume'] },
    {
      slot: TRADE_SIDE,
      form: 'maker',
      names: ['is_buyer_maker', 'isbuyermaker', 'buyer_is_maker', 'buyer_maker'],
      optional: true,
    },
    { slot: TRADE_SIDE, form: 'side', names: ['side', 'taker_side'], optional: true },
    { slot: TRADE_ID, form: 'id', names: ['id', 'trade_id', 'agg_trade_id', 'tradeid'], optional: true },
  ],
  withoutHeader: layoutWithoutHeader,
  expected:
    'a header with time, price, quantity and, if there are such, side (the taker: buy or sell) or is_buyer_maker, and ' +
    'id; lines of time,price,quantity,side; or those of a Binance archive of trades or aggTrades',
};

function layoutWithoutHeader(fields: readonly string[]): { name: string; columns: TickCsvColumn[] } | undefined {
  const isFlag = (position: number) => parseFlag(fields[position]) !== undefined;
  switch (fields.length) {
    case 4:
      return { name: 'trades', columns: tradeColumns(0, 1, 2, 3, isFlag(3) ? 'maker' : 'side') };
    case 6:
      // Futures: id, price, qty, quoteQty, time, isBuyerMaker.
      return { name: 'Binance trades', columns: tradeColumns(4, 1, 2, 5, 'maker', 0) };
    case 7:
      // Spot adds isBestMatch. Futures aggregates: id, price, qty, first id, last id, time, isBuyerMaker.
      if (isFlag(5)) return { name: 'Binance trades', columns: tradeColumns(4, 1, 2, 5, 'maker', 0) };
      return { name: 'Binance aggTrades', columns: tradeColumns(5, 1, 2, 6, 'maker', 0) };
    case 8:
      // Spot aggregates: isBestMatch, too.
      return { name: 'Binance aggTrades', columns: tradeColumns(5, 1, 2, 6, 'maker', 0) };
    default:
      return undefined;
  }
}

function tradeColumns(
  time: number,
  price: number,
  quantity: number,
  side: number,
  sideForm: TickFieldForm,
  id?: number,
): TickCsvColumn[] {
  const columns: TickCsvColumn[] = [
    { position: time, label: 'time', form: 'time', slot: TRADE_TIME },
    { position: price, label: 'price', form: 'amount', slot: TRADE_PRICE },
    { position: quantity, label: 'quantity', form: 'amount', slot: TRADE_QUANTITY },
    { position: side, label: sideForm === 'maker' ? 'is_buyer_maker' : 'side', form: sideForm, slot: TRADE_SIDE },
  ];
  if (id !== undefined) columns.push({ position: id, label: 'id', form: 'id', slot: TRADE_ID });
  return columns;
}
