import { hash } from 'node:crypto';
import { assert } from '../core/assert.js';

/** What Binance takes as `newClientOrderId` and `clientAlgoId`. */
export const CLIENT_ORDER_ID_PATTERN = /^[.A-Z:/a-z0-9_-]{1,36}$/;

const DIGITS_MIN = 6;
/** 24 characters for the strategy, a hyphen, and digits for a hundred thousand million orders: 36 in all. */
const TAG_MAX = 24;
const ORDER_ID_LIMIT = 1e11;
const DIGEST_LENGTH = 14;
/** Too short to hold any of {@link RESERVED}. */
const START_LENGTH = TAG_MAX - 1 - DIGEST_LENGTH;
/** The exchange accepts a colon and no strategy's id has one: a shortened id is never another strategy's whole one. */
const DIGEST_MARK = ':';
/** What the exchange calls the orders by which it closes positions itself. */
const RESERVED = ['autoclose-', 'settlement_autoclose-', 'adl_autoclose'];

const ID = /^(.+)-(\d{6,11})$/;

/** An order of the desk, by what its client order id says. */
export interface OrderIdentity {
  readonly strategyId: string;
  readonly orderId: number;
}

/**
 * What an order is called at an exchange: its strategy and its number in the run, such as `sma-000123`. The number is
 * that of `SubmitOrder` and of `order_id` in fills.csv. The same run gives the same ids, whoever asks, and two orders of a
 * run never share one. A long strategy id, and one that would look like an order of the exchange's own, is shortened to
 * its beginning and a digest. It is derived, hence in no event and in no fingerprint.
 */
export function clientOrderId(strategyId: string, orderId: number): string {
  assert(Number.isSafeInteger(orderId) && orderId > 0 && orderId < ORDER_ID_LIMIT, `an order id of ${orderId}`);
  const text = `${tagOf(strategyId)}-${String(orderId).padStart(DIGITS_MIN, '0')}`;
  assert(CLIENT_ORDER_ID_PATTERN.test(text), `"${text}" is no client order id`);
  return text;
}

/** The order of one of these strategies that has this client order id; null for any other text. */
export function readClientOrderId(text: string, strategyIds: readonly string[]): OrderIdentity | null {
  const found = ID.exec(text);
  if (found === null) return null;
  const [, tag, digits] = found;
  const strategyId = strategyIds.find((id) => tagOf(id) === tag);
  const orderId = Number(digits);
  // Somebody else's order may look nearly like ours: only what this very function writes counts.
  if (strategyId === undefined || orderId === 0 || clientOrderId(strategyId, orderId) !== text) return null;
  return { strategyId, orderId };
}

function tagOf(strategyId: string): string {
  const isReserved = RESERVED.some((prefix) => `${strategyId}-`.startsWith(prefix));
  if (strategyId.length <= TAG_MAX && !isReserved) return strategyId;
  return `${strategyId.slice(0, START_LENGTH)}${DIGEST_MARK}${hash('sha256', strategyId, 'hex').slice(0, DIGEST_LENGTH)}`;
}
