import type { EventHeader } from '../events/event.js';
import type { Agent, AgentStatus } from './agent.js';
import { AgentHost, type FailurePolicy } from './agent-host.js';
import { Bus, type EventTap } from './bus.js';
import { VirtualClock } from './clock.js';
import { EventHasher } from './event-hasher.js';
import { createMarket, type Market } from './market.js';
import { TimerQueue } from './timers.js';
import { type Topic, type TopicStatistics, topicStatistics } from './topic.js';
import { createTopics, type Topics } from './topics.js';

export interface KernelOptions {
  /** In the order of subscription: the one list that says who comes first. */
  readonly agents: readonly Agent[];
  readonly instrumentCount: number;
  /** One series of bars each, named for messages. */
  readonly seriesNames: readonly string[];
  /** The longer bars that an agent makes of the series, named for messages. Default: none. */
  readonly resampledNames?: readonly string[];
  readonly failurePolicy: FailurePolicy;
}

/** Clock, bus, timers, prices and agents of one run: what agents are started with. It knows no trading. */
export class Kernel {
  readonly clock = new VirtualClock();
  readonly timers = new TimerQueue();
  readonly topics: Topics;
  readonly market: Market;
  readonly bus: Bus;
  readonly hasher = new EventHasher();
  private readonly host: AgentHost;
  private readonly completed = { tsMs: 0 };
  /** Market events that the running timer has made, in order: topic, event, topic, event. Empty between root events. */
  private readonly made: unknown[] = [];

  constructor(options: KernelOptions) {
    this.topics = createTopics(options.seriesNames, options.resampledNames);
    this.market = createMarket(options.instrumentCount);
    this.host = new AgentHost(options.agents, options.failurePolicy);
    this.bus = new Bus(this.clock, this.hasher, (error, agentId, topicName) =>
      this.host.fail(this, error, agentId, topicName),
    );
  }

  /** Starts the agents at virtual time `tsMs`. */
  start(tsMs: number): void {
    this.clock.tsMs = tsMs;
    this.host.start(this);
    this.bus.drain();
  }

  stop(): void {
    this.host.stop(this);
  }

  publish<E extends EventHeader>(topic: Topic<E>, event: NoInfer<E>): void {
    this.bus.publish(topic, event);
  }

  /**
   * For whoever runs the loop, between two root events: hands in what an agent has asked the outside for. It is a root event
   * of the present time and runs with all that it sets off. Unlike market data it is hashed: nothing else stands for it.
   */
  handIn<E extends EventHeader>(topic: Topic<E>, event: NoInfer<E>): void {
    this.bus.publish(topic, event);
    this.bus.drain();
  }

  setTimer(agentId: string, key: string, tsMs: number): void {
    this.timers.set({ tsMs, agentId, key });
  }

  /** A timer that runs before all others of its time: for agents that make market data, which nobody may act ahead of. */
  setMarketTimer(agentId: string, key: string, tsMs: number): void {
    this.timers.set({ tsMs, agentId, key, makesMarketData: true });
  }

  /**
   * For timer handlers: hands in a market event of the agent's own making. It is a root event as if the driver had
   * delivered it: it runs behind the timer, with all that it sets off, before the next such event and the next timer.
   */
  deliverAfterTimer<E>(topic: Topic<E>, event: NoInfer<E>): void {
    this.made.push(topic, event);
  }

  /** Runs the timers due at `tsMs`, one root event each, then announces that the timestamp is complete. */
  completeTimestamp(tsMs: number): void {
    if (this.timers.nextTsMs <= tsMs) this.fireTimers(tsMs);
    const topic = this.topics.timestampCompleted;
    if (topic.awakeCount === 0) return;
    this.completed.tsMs = tsMs;
    this.bus.deliverRoot(topic, this.completed);
  }

  /** Runs the timers that are due at `tsMs` or before. */
  fireTimers(tsMs: number): void {
    for (let timer = this.timers.takeDue(tsMs); timer !== null; timer = this.timers.takeDue(tsMs)) {
      this.host.fireTimer(this, timer);
      this.bus.drain();
      if (this.made.length > 0) this.deliverMade();
    }
  }

  private deliverMade(): void {
    const { made } = this;
    for (let index = 0; index < made.length; index += 2) {
      this.bus.deliverRoot(made[index] as Topic<unknown>, made[index + 1]);
    }
    made.length = 0;
  }

  agentStatus(agentId: string): AgentStatus | undefined {
    return this.host.status(agentId);
  }

  /** Takes a failed agent off every topic; its place in the order stays. */
  silence(agentId: string): void {
    const { barClosed, barOpened, resampledBars, tradeTicks, quoteTicks, depthTicks, timestampCompleted, derived } =
      this.topics;
    const bars = [...barClosed, ...barOpened, ...resampledBars];
    const ticks = [...tradeTicks, ...quoteTicks, ...depthTicks];
    for (const topic of [...bars, ...ticks, timestampCompleted, ...derived]) {
      for (const subscription of topic.subscriptions) if (subscription.agentId === agentId) subscription.silence();
    }
  }

  /** Hears every derived event in order; one listener at most. */
  listen(tap: EventTap): void {
    this.bus.tap = tap;
  }

  statistics(): TopicStatistics[] {
    return this.topics.derived.map(topicStatistics);
  }

  get agents(): AgentHost {
    return this.host;
  }
}
