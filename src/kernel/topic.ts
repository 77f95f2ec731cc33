import type { EventEncoder } from '../events/event.js';

/** One subscriber's place on a topic. An agent that failed stays in the list, switched off, so that order is kept. */
export interface Subscription<E> {
  readonly agentId: string;
  readonly handle: (event: E) => void;
  active: boolean;
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
    const subscription: Subscription<E> = { agentId, handle, active: true };
    this.subscriptions.push(subscription);
    return subscription;
  }
}

/** What a topic has carried so far. */
export interface TopicStatistics {
  readonly name: string;
  readonly published: number;
  readonly delivered: number;
  readonly lastTsMs: number | null;
}

export function topicStatistics(topic: Topic<never>): TopicStatistics {
  const active = topic.subscriptions.filter((subscription) => subscription.active).length;
  return {
    name: topic.name,
    published: topic.published,
    delivered: topic.published * active,
    lastTsMs: Number.isNaN(topic.lastTsMs) ? null : topic.lastTsMs,
  };
}
