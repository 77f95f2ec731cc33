import { beforeEach, describe, expect, it } from 'vitest';
import { Bus } from '../../../src/kernel/bus.js';
import { VirtualClock } from '../../../src/kernel/clock.js';
import { EventHasher } from '../../../src/kernel/event-hasher.js';
import { Topic } from '../../../src/kernel/topic.js';
import { createTopics, type Topics } from '../../../src/kernel/topics.js';
import { cancelOrder, cancelRejected } from './sample-events.js';

describe('Bus', () => {
  let clock: VirtualClock;
  let topics: Topics;
  let bus: Bus;
  let hasher: EventHasher;
  let failures: string[];
  let log: string[];
  const tick = new Topic<{ readonly n: number }>('Tick', 0, null);

  beforeEach(() => {
    clock = new VirtualClock();
    clock.tsMs = 1000;
    topics = createTopics([]);
    hasher = new EventHasher();
    failures = [];
    log = [];
    tick.subscriptions.length = 0;
    bus = new Bus(clock, hasher, (error, agentId, topic) => {
      failures.push(`${agentId} on ${topic}: ${(error as Error).message}`);
    });
  });

  it('stamps sequence and time when an event is published', () => {
    const first = cancelOrder(7);
    const second = cancelOrder(8);
    bus.publish(topics.cancelOrder, first);
    clock.tsMs = 2000;
    bus.publish(topics.cancelOrder, second);
    expect([first.seq, first.tsMs, second.seq, second.tsMs]).toEqual([1, 1000, 2, 2000]);
    expect([topics.cancelOrder.published, topics.cancelOrder.lastTsMs]).toEqual([2, 2000]);
  });

  it('delivers first in, first out, across topics, to subscribers in their order', () => {
    topics.cancelOrder.subscribe('a', ({ orderId }) => log.push(`a cancel ${orderId}`));
    topics.cancelOrder.subscribe('b', ({ orderId }) => log.push(`b cancel ${orderId}`));
    topics.cancelRejected.subscribe('a', ({ orderId }) => log.push(`a rejected ${orderId}`));
    bus.publish(topics.cancelRejected, cancelRejected(1));
    bus.publish(topics.cancelOrder, cancelOrder(2));
    bus.publish(topics.cancelRejected, cancelRejected(3));
    expect(log).toEqual([]);
    bus.drain();
    expect(log).toEqual(['a rejected 1', 'a cancel 2', 'b cancel 2', 'a rejected 3']);
  });

  it('runs a root event to completion: what a handler publishes is heard after the round, before the next root', () => {
    tick.subscribe('a', ({ n }) => {
      bus.publish(topics.cancelOrder, cancelOrder(n));
      log.push(`a tick ${n}`);
    });
    tick.subscribe('b', ({ n }) => log.push(`b tick ${n}`));
    topics.cancelOrder.subscribe('venue', ({ orderId }) => bus.publish(topics.cancelRejected, cancelRejected(orderId)));
    topics.cancelRejected.subscribe('desk', ({ orderId }) => log.push(`rejected ${orderId}`));
    bus.deliverRoot(tick, { n: 1 });
    bus.deliverRoot(tick, { n: 2 });
    expect(log).toEqual(['a tick 1', 'b tick 1', 'rejected 1', 'a tick 2', 'b tick 2', 'rejected 2']);
  });

  it('goes on behind a subscriber that throws', () => {
    const fail = () => {
      throw new Error('no');
    };
    tick.subscribe('a', () => log.push('a'));
    tick.subscribe('b', fail);
    tick.subscribe('c', fail);
    tick.subscribe('d', () => log.push('d'));
    bus.deliverRoot(tick, { n: 1 });
    expect(log).toEqual(['a', 'd']);
    expect(failures).toEqual(['b on Tick: no', 'c on Tick: no']);
  });

  it('passes over those who sleep', () => {
    const sleeper = tick.subscribe('a', ({ n }) => log.push(`a ${n}`));
    tick.subscribe('b', ({ n }) => log.push(`b ${n}`));
    sleeper.setAwake(false);
    bus.deliverRoot(tick, { n: 1 });
    sleeper.setAwake(true);
    bus.deliverRoot(tick, { n: 2 });
    expect(log).toEqual(['b 1', 'a 2', 'b 2']);
  });

  it('tells its tap of every derived event as it is published, and of no root event', () => {
    const heard: string[] = [];
    bus.tap = (name, { seq }) => heard.push(`${seq} ${name}`);
    tick.subscribe('a', () => bus.publish(topics.cancelOrder, cancelOrder(1)));
    topics.cancelOrder.subscribe('b', () => bus.publish(topics.cancelRejected, cancelRejected(1)));
    bus.deliverRoot(tick, { n: 1 });
    expect(heard).toEqual(['1 CancelOrder', '2 CancelRejected']);
  });

  it('hashes topic, time and contents of derived events alone', () => {
    bus.deliverRoot(tick, { n: 1 });
    const empty = new EventHasher().digestHex();
    expect(hasher.digestHex()).toBe(empty);
    bus.publish(topics.cancelOrder, cancelOrder(9));
    const byHand = new EventHasher();
    for (const value of [0, 1000, 8, 9]) byHand.number(value);
    expect(hasher.digestHex()).toBe(byHand.digestHex());
  });
});
