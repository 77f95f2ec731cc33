import { assert } from '../core/assert.js';
import type { EventHeader } from '../events/event.js';
import type { BarClosed } from '../events/market-events.js';
import type { VirtualClock } from './clock.js';
import type { EventHasher } from './event-hasher.js';
import type { Topic } from './topic.js';

/** Told of every derived event in order: recorders of whole runs, comparisons event by event. */
export type EventTap = (topicName: string, event: EventHeader) => void;

/** Decides what happens when a subscriber throws: returning means that the others go on. */
export type FailureHandler = (error: unknown, agentId: string, topicName: string) => void;

/**
 * Carries derived events, first in first out. `publish` stamps, hashes and queues; `drain` delivers until nothing is
 * left. A root event is delivered directly and then drained, so each runs to completion before the next.
 */
export class Bus {
  /** Sequence number of the last event. */
  seq = 0;
  tap: EventTap | null = null;
  private readonly clock: VirtualClock;
  private readonly hasher: EventHasher;
  private readonly onFailure: FailureHandler;
  private readonly queuedTopics: Topic<EventHeader>[] = [];
  private readonly queuedEvents: EventHeader[] = [];
  private head = 0;
  /** The queue's end: its arrays keep their capacity, for growing them anew at every event would cost more than it. */
  private tail = 0;

  constructor(clock: VirtualClock, hasher: EventHasher, onFailure: FailureHandler) {
    this.clock = clock;
    this.hasher = hasher;
    this.onFailure = onFailure;
  }

  /** Queues a derived event. The bus owns it from here on: the publisher must not change it. */
  publish<E extends EventHeader>(topic: Topic<E>, event: NoInfer<E>): void {
    const { tsMs } = this.clock;
    event.seq = ++this.seq;
    event.tsMs = tsMs;
    topic.published++;
    topic.lastTsMs = tsMs;
    this.hasher.event(topic.id, tsMs);
    topic.encode?.(event, this.hasher);
    if (this.tap !== null) this.tap(topic.name, event);
    const tail = this.tail++;
    this.queuedTopics[tail] = topic as unknown as Topic<EventHeader>;
    this.queuedEvents[tail] = event;
  }

  /**
   * Publishes an event that stands for the one being delivered: it comes before all that is queued, so that whoever acts
   * upon it does so when he would have acted upon that one. Only for handlers of derived events.
   */
  publishNext<E extends EventHeader>(topic: Topic<E>, event: NoInfer<E>): void {
    assert(this.head > 0, 'a derived event is being delivered');
    this.publish(topic, event);
    const from = --this.tail;
    const to = --this.head;
    this.queuedTopics[to] = this.queuedTopics[from];
    this.queuedEvents[to] = this.queuedEvents[from];
  }

  /** Delivers one root event and everything that it sets off. */
  deliverRoot<E>(topic: Topic<E>, event: E): void {
    topic.published++;
    this.deliver(topic, event);
    if (this.tail > 0) this.drain();
  }

  /**
   * The same for a bar that closes. Its loop is written out again, because V8 learns for each place in the code what is
   * called there: those who hear bars are nearly always strategies, and called from a place of their own they are
   * inlined.
   */
  deliverBar(topic: Topic<BarClosed>, bar: BarClosed): void {
    topic.published++;
    const subscriptions = topic.subscriptions;
    let index = 0;
    for (;;) {
      try {
        for (; index < subscriptions.length; index++) {
          const subscription = subscriptions[index];
          if (subscription.active) subscription.handle(bar);
        }
        break;
      } catch (error) {
        this.onFailure(error, subscriptions[index].agentId, topic.name);
        index++;
      }
    }
    if (this.tail > 0) this.drain();
  }

  drain(): void {
    while (this.head < this.tail) {
      const index = this.head++;
      this.deliver(this.queuedTopics[index], this.queuedEvents[index]);
    }
    this.head = 0;
    this.tail = 0;
  }

  /** One try around the whole round: a subscriber that throws is passed over, the round goes on behind it. */
  private deliver<E>(topic: Topic<E>, event: E): void {
    const subscriptions = topic.subscriptions;
    let index = 0;
    for (;;) {
      try {
        for (; index < subscriptions.length; index++) {
          const subscription = subscriptions[index];
          if (subscription.active) subscription.handle(event);
        }
        return;
      } catch (error) {
        this.onFailure(error, subscriptions[index].agentId, topic.name);
        index++;
      }
    }
  }
}
