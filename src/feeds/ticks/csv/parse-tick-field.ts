import { BUY_SIDE, SELL_SIDE } from '../../../core/tick-columns.js';
import { parseDecimal } from '../../csv/parse-decimal.js';
import { parseIsoTime } from '../../csv/parse-iso-time.js';
import { timeToMs } from '../../csv/time-to-ms.js';
import type { TickFieldForm } from './tick-csv-layout.js';

/** What each form is called where a field is none. */
export const TICK_FIELD_WORDS: Readonly<Record<TickFieldForm, string>> = {
  time: 'a time (epoch seconds, ms or µs, or ISO 8601)',
  amount: 'a number of 0 or more',
  price: 'a number above 0',
  id: 'a whole number below 2^53',
  maker: 'true or false',
  side: 'buy or sell',
  'book-side': 'bid or ask',
  flag: 'true or false',
};

/** The number that a field stands for; NaN if it is not of this form. */
export function parseTickField(text: string, form: TickFieldForm): number {
  switch (form) {
    case 'time': {
      const tsMs = timeToMs(parseDecimal(text), 'auto');
      return Number.isNaN(tsMs) ? parseIsoTime(text) : tsMs;
    }
    case 'amount': {
      const value = parseDecimal(text);
      return value >= 0 && !Object.is(value, -0) ? value : Number.NaN;
    }
    case 'price': {
      const value = parseDecimal(text);
      return value > 0 ? value : Number.NaN;
    }
    case 'id': {
      const value = parseDecimal(text);
      return Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : Number.NaN;
    }
    case 'maker': {
      const buyerIsMaker = parseFlag(text);
      if (buyerIsMaker === undefined) return Number.NaN;
      return buyerIsMaker ? SELL_SIDE : BUY_SIDE;
    }
    case 'side': {
      const side = text.toLowerCase();
      if (side === 'buy') return BUY_SIDE;
      return side === 'sell' ? SELL_SIDE : Number.NaN;
    }
    case 'book-side': {
      const side = text.toLowerCase();
      if (side === 'bid' || side === 'buy') return BUY_SIDE;
      return side === 'ask' || side === 'sell' ? SELL_SIDE : Number.NaN;
    }
    case 'flag': {
      const flag = parseFlag(text);
      return flag === undefined ? Number.NaN : Number(flag);
    }
  }
}

/** Undefined for what is neither true nor false. */
export function parseFlag(text: string): boolean | undefined {
  const flag = text.toLowerCase();
  if (flag === 'true' || flag === '1') return true;
  return flag === 'false' || flag === '0' ? false : undefined;
}
