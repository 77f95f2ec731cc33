import { type AgentFailed, encodeAgentFailed } from '../events/agent-events.js';
import * as compliance from '../events/compliance-events.js';
import * as decision from '../events/decision-events.js';
import type { EventEncoder, EventHeader } from '../events/event.js';
import * as execution from '../events/execution-events.js';
import * as ledger from '../events/ledger-events.js';
import type {
  BarClosed,
  BarOpened,
  DepthTick,
  QuoteTick,
  TimestampCompleted,
  TradeTick,
} from '../events/market-events.js';
import * as order from '../events/order-events.js';
import * as risk from '../events/risk-events.js';
import { encodeSignalEmitted, type SignalEmitted } from '../events/signal-events.js';
import * as validation from '../events/validation-events.js';
import { Topic } from './topic.js';

/**
 * Every topic of a run. Root topics carry what the driver delivers; derived topics carry what agents publish.
 * The ids are part of the fingerprint: append, never renumber.
 */
export function createTopics(seriesNames: readonly string[], resampledNames: readonly string[] = []) {
  const derived: Topic<never>[] = [];
  const topic = <E extends EventHeader>(id: number, name: string, encode: EventEncoder<E>): Topic<E> => {
    const created = new Topic<E>(name, id, encode);
    derived.push(created as unknown as Topic<never>);
    return created;
  };
  const perSeries = <E>(name: string) => seriesNames.map((series) => new Topic<E>(`${name} of ${series}`, 0, null));
  return {
    /** One topic a series, so that a bar meets only those who asked for its symbol. */
    barClosed: perSeries<BarClosed>('BarClosed'),
    barOpened: perSeries<BarOpened>('BarOpened'),
    /** Other bars than a series' own, made of it, one topic a length or size; root events, for they follow from the data alone. */
    resampledBars: resampledNames.map((name) => new Topic<BarClosed>(`BarClosed of ${name}`, 0, null)),
    /** Of symbols whose data is ticks; delivered only while somebody is awake. */
    tradeTicks: perSeries<TradeTick>('TradeTick'),
    quoteTicks: perSeries<QuoteTick>('QuoteTick'),
    depthTicks: perSeries<DepthTick>('DepthTick'),
    timestampCompleted: new Topic<TimestampCompleted>('TimestampCompleted', 0, null),

    signalEmitted: topic<SignalEmitted>(1, 'SignalEmitted', encodeSignalEmitted),
    allocationChanged: topic<decision.AllocationChanged>(2, 'AllocationChanged', decision.encodeAllocationChanged),
    orderIntended: topic<decision.OrderIntended>(3, 'OrderIntended', decision.encodeOrderIntended),
    orderApproved: topic<decision.OrderApproved>(4, 'OrderApproved', decision.encodeOrderApproved),
    orderShrunk: topic<decision.OrderShrunk>(5, 'OrderShrunk', decision.encodeOrderShrunk),
    orderRefused: topic<decision.OrderRefused>(6, 'OrderRefused', decision.encodeOrderRefused),
    submitOrder: topic<order.SubmitOrder>(7, 'SubmitOrder', order.encodeSubmitOrder),
    cancelOrder: topic<order.CancelOrder>(8, 'CancelOrder', order.encodeCancelOrder),
    orderAccepted: topic<order.OrderAccepted>(9, 'OrderAccepted', order.encodeOrderAccepted),
    orderRejected: topic<order.OrderRejected>(10, 'OrderRejected', order.encodeOrderRejected),
    orderTriggered: topic<order.OrderTriggered>(11, 'OrderTriggered', order.encodeOrderTriggered),
    orderFilled: topic<order.OrderFilled>(12, 'OrderFilled', order.encodeOrderFilled),
    orderCancelled: topic<order.OrderCancelled>(13, 'OrderCancelled', order.encodeOrderEnd),
    cancelRejected: topic<order.CancelRejected>(14, 'CancelRejected', order.encodeCancelRejected),
    positionChanged: topic<ledger.PositionChanged>(15, 'PositionChanged', ledger.encodePositionChanged),
    capitalTransferred: topic<ledger.CapitalTransferred>(16, 'CapitalTransferred', ledger.encodeCapitalTransferred),
    ordersWithdrawn: topic<decision.OrdersWithdrawn>(18, 'OrdersWithdrawn', decision.encodeOrdersWithdrawn),
    orderExpired: topic<order.OrderExpired>(19, 'OrderExpired', order.encodeOrderEnd),
    amendOrder: topic<order.AmendOrder>(20, 'AmendOrder', order.encodeAmendOrder),
    orderAmended: topic<order.OrderAmended>(21, 'OrderAmended', order.encodeAmendOrder),
    amendRejected: topic<order.AmendRejected>(22, 'AmendRejected', order.encodeAmendRejected),
    fundingPaid: topic<ledger.FundingPaid>(23, 'FundingPaid', ledger.encodeFundingPaid),
    positionLiquidated: topic<ledger.PositionLiquidated>(24, 'PositionLiquidated', ledger.encodePositionLiquidated),
    executionCompleted: topic<execution.ExecutionCompleted>(
      25,
      'ExecutionCompleted',
      execution.encodeExecutionCompleted,
    ),
    riskWarned: topic<risk.RiskWarned>(26, 'RiskWarned', risk.encodeRiskWarned),
    tradingHalted: topic<risk.TradingHalted>(27, 'TradingHalted', risk.encodeTradingHalted),
    tradingResumed: topic<risk.TradingResumed>(28, 'TradingResumed', risk.encodeTradingResumed),
    orderCleared: topic<compliance.OrderCleared>(29, 'OrderCleared', compliance.encodeOrderCleared),
    orderBlocked: topic<compliance.OrderBlocked>(30, 'OrderBlocked', compliance.encodeOrderBlocked),
    interestCharged: topic<ledger.InterestCharged>(31, 'InterestCharged', ledger.encodeInterestCharged),
    exitsMoved: topic<decision.ExitsMoved>(32, 'ExitsMoved', decision.encodeExitsMoved),
    signalDropped: topic<decision.SignalDropped>(33, 'SignalDropped', decision.encodeSignalDropped),
    complianceFlagged: topic<compliance.ComplianceFlagged>(34, 'ComplianceFlagged', compliance.encodeComplianceFlagged),
    allocationProposed: topic<validation.AllocationProposed>(
      35,
      'AllocationProposed',
      validation.encodeAllocationProposed,
    ),
    allocationValidated: topic<validation.AllocationValidated>(
      36,
      'AllocationValidated',
      validation.encodeAllocationValidated,
    ),
    agentFailed: topic<AgentFailed>(17, 'AgentFailed', encodeAgentFailed),

    /** The derived topics in order of id. */
    derived,
  };
}

export type Topics = ReturnType<typeof createTopics>;
