import type { TickCsvKind } from './detect-tick-layout.js';
import { LOCAL_TIME_NAMES } from './local-time.js';
import type { TickCsvColumn } from './tick-csv-layout.js';

/** The numbers of a row of depth: one level. `DEPTH_SIDE` holds BUY_SIDE for a bid, SELL_SIDE for an ask. */
export const DEPTH_TIME = 0;
export const DEPTH_SIDE = 1;
export const DEPTH_PRICE = 2;
export const DEPTH_QUANTITY = 3;
export const DEPTH_IS_SNAPSHOT = 4;
export const DEPTH_UPDATE_ID = 5;
export const DEPTH_LOCAL_TIME = 6;

/**
 * Levels of an order book by a header, which Tardis.dev's incremental_book_L2 has, or as time, side, price, quantity and
 * whether the row belongs to a snapshot.
 */
export const DEPTH_CSV: TickCsvKind = {
  name: 'depth',
  slotCount: 7,
  columns: [
    { slot: DEPTH_TIME, form: 'time', names: ['time', 'timestamp', 'ts', 'date', 'datetime', 'exchange_time'] },
    { slot: DEPTH_LOCAL_TIME, form: 'time', names: LOCAL_TIME_NAMES, optional: true },
    { slot: DEPTH_SIDE, form: 'book-side', names: ['side'] },
    { slot: DEPTH_PRICE, form: 'price', names: ['price'] },
    { slot: DEPTH_QUANTITY, form: 'amount', names: ['quantity', 'qty', 'size', 'amount'] },
    { slot: DEPTH_IS_SNAPSHOT, form: 'flag', names: ['is_snapshot', 'snapshot'], optional: true },
    { slot: DEPTH_UPDATE_ID, form: 'id', names: ['update_id', 'last_update_id'], optional: true },
  ],
  withoutHeader: ({ length }) => {
    if (length < 4 || length > 6) return undefined;
    return { name: 'depth', columns: PLAIN.slice(0, length) };
  },
  expected:
    'a header with time, side (bid or ask), price and quantity and, if there are such, is_snapshot and update_id; lines ' +
    'of time,side,price,quantity,is_snapshot,update_id, of which the last two may be left out; or those of ' +
    'incremental_book_L2 of Tardis.dev',
};

const PLAIN: readonly TickCsvColumn[] = [
  { position: 0, label: 'time', form: 'time', slot: DEPTH_TIME },
  { position: 1, label: 'side', form: 'book-side', slot: DEPTH_SIDE },
  { position: 2, label: 'price', form: 'price', slot: DEPTH_PRICE },
  { position: 3, label: 'quantity', form: 'amount', slot: DEPTH_QUANTITY },
  { position: 4, label: 'is_snapshot', form: 'flag', slot: DEPTH_IS_SNAPSHOT },
  { position: 5, label: 'update_id', form: 'id', slot: DEPTH_UPDATE_ID },
];
