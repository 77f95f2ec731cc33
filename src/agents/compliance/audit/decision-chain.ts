import type { AgentFailed } from '../../../events/agent-events.js';
import type { ComplianceFlagged, OrderBlocked, OrderCleared } from '../../../events/compliance-events.js';
import type {
  ExitsMoved,
  OrderApproved,
  OrderIntended,
  OrderRefused,
  OrderShrunk,
  OrdersWithdrawn,
  SignalDropped,
} from '../../../events/decision-events.js';
import type { ExecutionCompleted } from '../../../events/execution-events.js';
import type {
  FundingPaid,
  InterestCharged,
  PositionChanged,
  PositionLiquidated,
} from '../../../events/ledger-events.js';
import type * as order from '../../../events/order-events.js';
import type { TradingHalted } from '../../../events/risk-events.js';
import type { SignalEmitted } from '../../../events/signal-events.js';
import { type ChainState, newestCause, rememberCause, rememberRequest, type Trace } from './chain-state.js';

/** The events that stand in a chain of decisions; all others stand alone. */
export type ChainedEvent =
  | SignalEmitted
  | TradingHalted
  | AgentFailed
  | SignalDropped
  | OrdersWithdrawn
  | ExitsMoved
  | OrderIntended
  | OrderShrunk
  | OrderApproved
  | OrderRefused
  | OrderCleared
  | OrderBlocked
  | ComplianceFlagged
  | ExecutionCompleted
  | order.SubmitOrder
  | order.CancelOrder
  | order.AmendOrder
  | order.OrderAccepted
  | order.OrderRejected
  | order.OrderTriggered
  | order.OrderAmended
  | order.AmendRejected
  | order.CancelRejected
  | order.OrderFilled
  | order.OrderCancelled
  | order.OrderExpired
  | FundingPaid
  | InterestCharged
  | PositionLiquidated
  | PositionChanged;

/** Where an entry belongs. */
export interface Place {
  readonly intentId?: number;
  readonly orderId?: number;
  readonly strategyIndex?: number;
  readonly instrumentIndex?: number;
  /** `seq` of the entry that led to this one. */
  readonly because?: number;
}

/** What the chain has to be told: what no event says. */
export interface ChainSurroundings {
  /** The number that execution gives to the next order: an approval's first, or its parent's. */
  nextOrderId(): number;
  lastPrice(instrumentIndex: number): number;
}

/**
 * Finds the place of an event in the chain from a signal to its fills, and moves the chain on. Must be called once for
 * each event, in order. Undefined for events that stand alone.
 */
export function placeInChain(state: ChainState, event: ChainedEvent, around: ChainSurroundings): Place | undefined {
  switch (event.kind) {
    case 'SignalEmitted':
      rememberCause(state, event, event.reason);
      return event;
    case 'TradingHalted':
      rememberCause(state, event, event.rule);
      rememberRequest(state, event);
      return undefined;
    case 'AgentFailed':
      if (event.strategyIndex >= 0) rememberRequest(state, event);
      return undefined;
    case 'SignalDropped':
      return because(event, newestCause(state, event));
    case 'OrdersWithdrawn':
    case 'ExitsMoved':
      rememberRequest(state, event);
      return because(event, newestCause(state, event));
    case 'OrderIntended':
      return placeIntent(state, event);
    case 'OrderShrunk':
    case 'OrderApproved':
    case 'OrderRefused':
    case 'OrderCleared':
    case 'OrderBlocked':
      return placeDecision(state, event, around);
    case 'ComplianceFlagged':
      return placeFlag(state, event);
    case 'SubmitOrder':
      return placeOrder(state, event);
    case 'ExecutionCompleted': {
      const place = step(state.orders.get(event.parentOrderId), event.parentOrderId, event.seq);
      state.orders.delete(event.parentOrderId);
      return place;
    }
    case 'FundingPaid':
    case 'InterestCharged':
      state.bookings.push(event.seq);
      return event;
    case 'PositionLiquidated':
      // Without a cover the books have nothing left to post.
      if (event.covered !== 0n) state.bookings.push(event.seq);
      return event;
    case 'PositionChanged':
      return because(event, state.bookings.shift());
    default:
      return 'orderId' in event ? placeReport(state, event) : undefined;
  }
}

function placeIntent(state: ChainState, { intentId, terms, reason, seq }: OrderIntended): Place {
  const { strategyIndex, instrumentIndex } = terms;
  const cause = newestCause(state, terms, reason);
  const approval = { arrivalPrice: Number.NaN, approvedTsMs: Number.NaN };
  state.intents.set(intentId, {
    intentId,
    strategyIndex,
    instrumentIndex,
    lastSeq: seq,
    requestSeq: 0,
    approvedSeq: 0,
    ...approval,
  });
  return { intentId, strategyIndex, instrumentIndex, because: cause };
}

function placeDecision(
  { intents, orders }: ChainState,
  event: OrderShrunk | OrderApproved | OrderRefused | OrderCleared | OrderBlocked,
  around: ChainSurroundings,
): Place | undefined {
  const { intentId, kind, seq, tsMs } = event;
  const trace = intents.get(intentId);
  const place = step(trace, undefined, seq);
  if (trace === undefined) return { intentId };
  if (kind === 'OrderApproved') {
    trace.arrivalPrice = around.lastPrice(trace.instrumentIndex);
    trace.approvedTsMs = tsMs;
    trace.approvedSeq = seq;
  } else if (kind !== 'OrderShrunk') {
    intents.delete(intentId);
    if (kind === 'OrderCleared') orders.set(around.nextOrderId(), trace);
  }
  return place;
}

function placeFlag(
  { intents, orders }: ChainState,
  { intentId, orderId, strategyIndex, instrumentIndex }: ComplianceFlagged,
): Place {
  const place = { strategyIndex, instrumentIndex };
  if (intentId === 0) return orderId > 0 ? { ...place, orderId } : place;
  // A clearance is delivered ahead of the flags that were published before it: the intent may be an order already.
  const trace = intents.get(intentId) ?? [...orders.values()].find((one) => one.intentId === intentId);
  return { ...place, intentId, because: trace?.approvedSeq };
}

function placeOrder({ orders }: ChainState, { orderId, link, terms, seq }: order.SubmitOrder): Place {
  if (link === null) return step(orders.get(orderId), orderId, seq) ?? { orderId, ...subAccount(terms) };
  const parent = orders.get(link.parentOrderId);
  if (parent === undefined) return { orderId, ...subAccount(terms) };
  const isExit = link.role === 'exit';
  // An exit waits for a price that was set with its entry: the price at the approval says nothing about it.
  const approval = isExit ? { arrivalPrice: Number.NaN, approvedTsMs: Number.NaN } : {};
  orders.set(orderId, { ...parent, ...approval, lastSeq: seq, requestSeq: 0 });
  return { ...subAccount(parent), intentId: parent.intentId, orderId, because: parent.lastSeq };
}

type OrderReport = Extract<ChainedEvent, { readonly orderId: number }>;

function placeReport(state: ChainState, event: Exclude<OrderReport, ComplianceFlagged | order.SubmitOrder>): Place {
  const { orders } = state;
  const { orderId, kind, seq } = event;
  const trace = orders.get(orderId);
  if (kind === 'OrderFilled') state.bookings.push(seq);
  const ends = kind === 'OrderRejected' || kind === 'OrderCancelled' || kind === 'OrderExpired';
  if (ends || (kind === 'OrderFilled' && event.leaves === 0)) orders.delete(orderId);
  if (trace === undefined) return { orderId, ...('strategyIndex' in event ? subAccount(event) : {}) };
  if (kind === 'CancelOrder' || kind === 'AmendOrder') {
    trace.requestSeq = seq;
    // The newest wish about the orders of the sub-account is what execution acts upon.
    const wanted = state.requests[trace.strategyIndex][trace.instrumentIndex];
    return { ...step(trace, orderId), because: wanted > 0 ? wanted : trace.lastSeq };
  }
  if (ANSWERS.has(kind) && trace.requestSeq > 0) return { ...step(trace, orderId), because: trace.requestSeq };
  return step(trace, orderId, seq) as Place;
}

/** What comes of a request to cancel or amend. Fills go back to the order, whatever was asked of it meanwhile. */
const ANSWERS: ReadonlySet<string> = new Set(['OrderCancelled', 'OrderAmended', 'CancelRejected', 'AmendRejected']);

/** The place behind the last step of a chain; with a `seq` the chain goes on from there. */
function step(trace: Trace | undefined, orderId: number | undefined, seq?: number): Place | undefined {
  if (trace === undefined) return undefined;
  const { intentId, strategyIndex, instrumentIndex, lastSeq } = trace;
  if (seq !== undefined) trace.lastSeq = seq;
  return { intentId, orderId, strategyIndex, instrumentIndex, because: lastSeq };
}

function because({ strategyIndex, instrumentIndex }: Place, cause: number | undefined): Place {
  return { strategyIndex, instrumentIndex, because: cause };
}

function subAccount({ strategyIndex, instrumentIndex }: Place): Place {
  return { strategyIndex, instrumentIndex };
}
