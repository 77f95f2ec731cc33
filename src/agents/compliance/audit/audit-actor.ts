/** Who publishes which event. A strategy's own name stands for `strategy`. */
const ACTORS: Readonly<Record<string, string>> = {
  SignalEmitted: 'strategy',
  AllocationChanged: 'allocator',
  AllocationProposed: 'allocator',
  AllocationValidated: 'runner',
  OrderIntended: 'allocator',
  OrdersWithdrawn: 'allocator',
  ExitsMoved: 'allocator',
  SignalDropped: 'allocator',
  CapitalTransferred: 'allocator',
  OrderApproved: 'risk',
  OrderShrunk: 'risk',
  OrderRefused: 'risk',
  RiskWarned: 'risk',
  TradingHalted: 'risk',
  TradingResumed: 'risk',
  OrderCleared: 'compliance',
  OrderBlocked: 'compliance',
  ComplianceFlagged: 'compliance',
  SubmitOrder: 'execution',
  CancelOrder: 'execution',
  AmendOrder: 'execution',
  ExecutionCompleted: 'execution',
  OrderAccepted: 'venue',
  OrderRejected: 'venue',
  OrderTriggered: 'venue',
  OrderFilled: 'venue',
  OrderCancelled: 'venue',
  OrderExpired: 'venue',
  OrderAmended: 'venue',
  CancelRejected: 'venue',
  AmendRejected: 'venue',
  FundingPaid: 'venue',
  InterestCharged: 'venue',
  PositionLiquidated: 'venue',
  PositionChanged: 'bookkeeper',
  AgentFailed: 'host',
};

/** The member of the desk that an entry is by; `desk` for an event that nobody has signed for here. */
export function auditActor(eventName: string, strategyId: string | undefined): string {
  const actor = ACTORS[eventName] ?? 'desk';
  return actor === 'strategy' && strategyId !== undefined ? `strategy:${strategyId}` : actor;
}
