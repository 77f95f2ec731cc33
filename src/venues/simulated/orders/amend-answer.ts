import { type ExchangeAnswer, exchangeAnswer, type RejectReason } from './reject-reason.js';

/** Spot: what its matching engine refuses of an amendment has a number of its own. */
const ORDER_AMEND_REJECTED = -2038;
/** The numbers that the same engine gives to new orders and to cancels. */
const MATCHING_ENGINE_CODES: readonly number[] = [-2010, -2011];

/** Where USDⓈ-M futures answer a modification otherwise than a new order. */
const FUTURES_ANSWERS: Partial<Readonly<Record<RejectReason, ExchangeAnswer>>> = {
  UNKNOWN_ORDER: { code: -2013, message: 'Order does not exist.' },
  NOTIONAL: { code: -5029, message: "Order's notional must be no smaller than the least notional." },
};

const SPOT_UNCHANGED = 'The requested action would change no state; rejecting';

/**
 * Binance's number and sentence for an amendment that is refused. Source: its documented error lists, of spot (messages
 * for -2038 ORDER_AMEND_REJECTED) and of USDⓈ-M futures (-2013, -5027 SAME_ORDER, -5029 MODIFICATION_MIN_NOTIONAL). Spot
 * only lets a quantity shrink; what this venue allows beyond that is answered as spot would answer a new order.
 */
export function amendAnswer(reason: RejectReason, market: 'spot' | 'perpetual'): ExchangeAnswer {
  const answer = exchangeAnswer(reason, market);
  if (market === 'perpetual') return FUTURES_ANSWERS[reason] ?? answer;
  if (reason === 'ORDER_UNCHANGED') return { code: ORDER_AMEND_REJECTED, message: SPOT_UNCHANGED };
  return MATCHING_ENGINE_CODES.includes(answer.code) ? { ...answer, code: ORDER_AMEND_REJECTED } : answer;
}
