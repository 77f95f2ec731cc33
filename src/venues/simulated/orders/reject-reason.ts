/**
 * Why the venue refuses an order, or ends one: the exchange's own filter names where it has one. The numbers and
 * sentences that Binance answers with are in BINANCE_ANSWERS.
 */
export type RejectReason =
  | 'LOT_SIZE'
  | 'PRICE_FILTER'
  | 'NOTIONAL'
  | 'NO_PRICE'
  | 'STOP_WOULD_TRIGGER'
  | 'INVALID_TRAIL'
  | 'INVALID_EXPIRY'
  | 'POST_ONLY_WOULD_TAKE'
  | 'REDUCE_ONLY'
  | 'DUPLICATE_ORDER'
  | 'INSUFFICIENT_BALANCE'
  | 'INSUFFICIENT_MARGIN'
  | 'MAX_LEVERAGE_POSITION'
  | 'ENTRY_ENDED'
  | 'UNKNOWN_ORDER'
  | 'ORDER_UNCHANGED';

/** What Binance answers: its error number and message. */
export interface ExchangeAnswer {
  readonly code: number;
  readonly message: string;
}

/** Spot answers; where futures differ, FUTURES_ANSWERS has theirs. */
const BINANCE_ANSWERS: Readonly<Record<RejectReason, ExchangeAnswer>> = {
  LOT_SIZE: { code: -1013, message: 'Filter failure: LOT_SIZE' },
  PRICE_FILTER: { code: -1013, message: 'Filter failure: PRICE_FILTER' },
  NOTIONAL: { code: -1013, message: 'Filter failure: NOTIONAL' },
  NO_PRICE: { code: -1013, message: 'Market is closed.' },
  STOP_WOULD_TRIGGER: { code: -2010, message: 'Stop price would trigger immediately.' },
  INVALID_TRAIL: { code: -1013, message: 'Filter failure: TRAILING_DELTA' },
  INVALID_EXPIRY: { code: -1102, message: 'A mandatory parameter was empty or malformed: goodTillDate.' },
  POST_ONLY_WOULD_TAKE: { code: -2010, message: 'Order would immediately match and take.' },
  REDUCE_ONLY: { code: -2022, message: 'ReduceOnly Order is rejected.' },
  DUPLICATE_ORDER: { code: -2010, message: 'Duplicate order sent.' },
  INSUFFICIENT_BALANCE: { code: -2010, message: 'Account has insufficient balance for requested action.' },
  INSUFFICIENT_MARGIN: { code: -2019, message: 'Margin is insufficient.' },
  MAX_LEVERAGE_POSITION: { code: -2027, message: 'Exceeded the maximum allowable position at current leverage.' },
  ENTRY_ENDED: { code: -2010, message: 'The order that it belongs to is not working.' },
  UNKNOWN_ORDER: { code: -2011, message: 'Unknown order sent.' },
  ORDER_UNCHANGED: { code: -5027, message: 'No need to modify the order.' },
};

/** Where USDⓈ-M futures answer otherwise than spot. */
const FUTURES_ANSWERS: Partial<Readonly<Record<RejectReason, ExchangeAnswer>>> = {
  LOT_SIZE: { code: -4023, message: 'Qty not increased by step size.' },
  PRICE_FILTER: { code: -4014, message: 'Price not increased by tick size.' },
  NOTIONAL: { code: -4164, message: "Order's notional must be no smaller than the least notional." },
  STOP_WOULD_TRIGGER: { code: -2021, message: 'Order would immediately trigger.' },
  POST_ONLY_WOULD_TAKE: {
    code: -5022,
    message: 'Due to the order could not be executed as maker, the Post Only order will be rejected.',
  },
};

/** Binance's number and sentence for a reason. */
export function exchangeAnswer(reason: RejectReason, market: 'spot' | 'perpetual'): ExchangeAnswer {
  return (market === 'perpetual' ? FUTURES_ANSWERS[reason] : undefined) ?? BINANCE_ANSWERS[reason];
}
