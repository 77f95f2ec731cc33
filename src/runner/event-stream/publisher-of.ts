/** By topic: which part of the desk publishes it. */
const PUBLISHERS: Readonly<Record<string, string>> = {
  SignalEmitted: 'strategy',
  AllocationChanged: 'allocator',
  AllocationProposed: 'allocator',
  AllocationValidated: 'runner',
  CapitalTransferred: 'allocator',
  OrderIntended: 'allocator',
  OrdersWithdrawn: 'allocator',
  ExitsMoved: 'allocator',
  SignalDropped: 'allocator',
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
  PositionChanged: 'bookkeeper',
  AgentFailed: 'kernel',
};

/** The part of the desk that publishes a topic, such as `risk`; what nobody else does is the venue's. */
export function publisherOf(topic: string): string {
  return PUBLISHERS[topic] ?? 'venue';
}
