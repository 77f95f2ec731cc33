import type { EventEncoder } from '../events/event.js';

/**
 * One subscriber's place on a topic. It may sleep while its agent has nothing to do with the topic, which costs the loop
 * less than calling it in vain; whether it sleeps must follow from the agent's state (see Agent.settle). One that failed
 * stays in the list, silenced, so that the order is kept.
 */
export class Subscription<E> {
  readonly agentId: string;
  readonly handle: (event: E) => void;
  /** Read by the bus: neither asleep nor silenced. */
  active = true;
  private readonly topic: Topic<E>;
  private silenced = false;

  constructor(topic: Topic<E>, agentId: string, handle: (event: E) => void) {
    this.topic = topic;
    this.agentId = agentId;
    this.handle = handle;
  }

  setAwake(awake: boolean): void {
    const active = awake && !this.silenced;
    if (active === this.active) return;
    this.active = active;
    this.topic.awakeCount += active ? 1 : -1;
  }

  silence(): void {
    this.setAwake(false);
    this.silenced = true;
  }
}

/**
 * A kind of event with its subscribers, called in the order in which they subscribed. A topic is an object that
 * publisher and subscriber hold, so that delivering an event looks nothing up.
 */
export class Topic<E> {
  readonly name: string;
  /** Number that stands for the topic in the fingerprint; 0 for root topics, which it does not cover. */
  readonly id: number;
  readonly encode: EventEncoder<E> | null;
  readonly subscriptions: Subscription<E>[] = [];
  /** Subscriptions that are neither asleep nor silenced. */
  awakeCount = 0;
  /** Events published so far. */
  published = 0;
  /** Virtual time of the last one; NaN before the first. */
  lastTsMs = Number.NaN;

  constructor(name: string, id: number, encode: EventEncoder<E> | null) {
    this.name = name;
    this.id = id;
    this.encode = encode;
  }

  subscribe(agentId: string, handle: (event: E) => void): Subscription<E> {
    const subscription = new Subscription(this, agentId, handle);
    this.subscriptions.push(subscription);
    this.awakeCount++;
    return subscription;
  }
}

/** What a topic has carried so far. */
export interface TopicStatistics {
  readonly name: string;
  readonly published: number;
  readonly subscribers: number;
  readonly lastTsMs: number | null;
}

export function topicStatistics(topic: Topic<never>): TopicStatistics {
  return {
    name: topic.name,
    published: topic.published,
    subscribers: topic.subscriptions.length,
    lastTsMs: Number.isNaN(topic.lastTsMs) ? null : topic.lastTsMs,
  };
}
