import { describe, expect, it } from 'vitest';
import { Topic, topicStatistics } from '../../../src/kernel/topic.js';
import { createTopics } from '../../../src/kernel/topics.js';

describe('Topic', () => {
  it('counts who is awake, once each however often they are told', () => {
    const topic = new Topic<number>('Numbers', 0, null);
    const first = topic.subscribe('a', () => {});
    const second = topic.subscribe('b', () => {});
    expect(topic.awakeCount).toBe(2);
    first.setAwake(false);
    first.setAwake(false);
    expect([topic.awakeCount, first.active, second.active]).toEqual([1, false, true]);
    first.setAwake(true);
    first.setAwake(true);
    expect([topic.awakeCount, first.active]).toEqual([2, true]);
  });

  it('never wakes a silenced subscription, and keeps its place', () => {
    const topic = new Topic<number>('Numbers', 0, null);
    const first = topic.subscribe('a', () => {});
    topic.subscribe('b', () => {});
    first.silence();
    first.silence();
    first.setAwake(true);
    expect([topic.awakeCount, first.active]).toEqual([1, false]);
    expect(topic.subscriptions.map(({ agentId }) => agentId)).toEqual(['a', 'b']);
  });

  it('silences one that was asleep without counting it twice', () => {
    const topic = new Topic<number>('Numbers', 0, null);
    const only = topic.subscribe('a', () => {});
    only.setAwake(false);
    only.silence();
    expect(topic.awakeCount).toBe(0);
  });

  it('describes itself, with null for a time that never was', () => {
    const topic = new Topic<never>('Numbers', 0, null);
    expect(topicStatistics(topic)).toEqual({ name: 'Numbers', published: 0, subscribers: 0, lastTsMs: null });
    topic.published = 2;
    topic.lastTsMs = 5;
    expect(topicStatistics(topic)).toEqual({ name: 'Numbers', published: 2, subscribers: 0, lastTsMs: 5 });
  });
});

describe('createTopics', () => {
  it('keeps the ids that fingerprints are made of', () => {
    const ids = createTopics(['BTCUSDT']).derived.map(({ id, name }) => `${id} ${name}`);
    expect(ids).toEqual([
      '1 SignalEmitted',
      '2 AllocationChanged',
      '3 OrderIntended',
      '4 OrderApproved',
      '5 OrderShrunk',
      '6 OrderRefused',
      '7 SubmitOrder',
      '8 CancelOrder',
      '9 OrderAccepted',
      '10 OrderRejected',
      '11 OrderTriggered',
      '12 OrderFilled',
      '13 OrderCancelled',
      '14 CancelRejected',
      '15 PositionChanged',
      '16 CapitalTransferred',
      '18 OrdersWithdrawn',
      '19 OrderExpired',
      '20 AmendOrder',
      '21 OrderAmended',
      '22 AmendRejected',
      '23 FundingPaid',
      '24 PositionLiquidated',
      '25 ExecutionCompleted',
      '26 RiskWarned',
      '27 TradingHalted',
      '28 TradingResumed',
      '29 OrderCleared',
      '30 OrderBlocked',
      '31 InterestCharged',
      '32 ExitsMoved',
      '33 SignalDropped',
      '34 ComplianceFlagged',
      '35 AllocationProposed',
      '36 AllocationValidated',
      '17 AgentFailed',
    ]);
  });

  it('gives every series its own bars', () => {
    const topics = createTopics(['BTCUSDT', 'ETHUSDT']);
    expect(topics.barClosed.map(({ name }) => name)).toEqual(['BarClosed of BTCUSDT', 'BarClosed of ETHUSDT']);
    expect(topics.barOpened.map(({ id }) => id)).toEqual([0, 0]);
  });
});
