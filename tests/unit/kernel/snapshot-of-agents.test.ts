import { describe, expect, it } from 'vitest';
import type { CancelOrder } from '../../../src/events/order-events.js';
import type { Agent } from '../../../src/kernel/agent.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import type { Subscription } from '../../../src/kernel/topic.js';
import { cancelOrder } from './sample-events.js';

/** Counts cancels until it has three, then sleeps: whether it sleeps follows from its state. */
class ThreeCancels implements Agent {
  readonly id = 'three-cancels';
  state: { readonly seen: number[]; readonly byOrder: Map<number, string> } = { seen: [], byOrder: new Map() };
  private hearing!: Subscription<CancelOrder>;

  start({ topics }: Kernel): void {
    this.hearing = topics.cancelOrder.subscribe(this.id, ({ orderId }) => {
      this.state.seen.push(orderId);
      this.state.byOrder.set(orderId, 'cancelled');
      this.settle();
    });
  }

  settle(): void {
    this.hearing.setAwake(this.state.seen.length < 3);
  }
}

function startedKernel(agent: Agent): Kernel {
  const kernel = new Kernel({
    agents: [agent, { id: 'stateless' }],
    instrumentCount: 0,
    seriesNames: [],
    failurePolicy: 'stop',
  });
  kernel.start(0);
  return kernel;
}

function cancel(kernel: Kernel, ...orderIds: readonly number[]): void {
  for (const orderId of orderIds) {
    kernel.publish(kernel.topics.cancelOrder, cancelOrder(orderId));
    kernel.bus.drain();
  }
}

describe('the state of agents', () => {
  it('is copied out by id, without agents that have none', () => {
    const agent = new ThreeCancels();
    const kernel = startedKernel(agent);
    cancel(kernel, 1, 2);
    const states = kernel.agents.snapshot();
    cancel(kernel, 3);
    expect(states).toEqual({
      'three-cancels': { seen: [1, 2], byOrder: new Map([1, 2].map((orderId) => [orderId, 'cancelled'])) },
    });
  });

  it('goes on from where it was, awake or asleep as the state says', () => {
    const awake = new ThreeCancels();
    const first = startedKernel(awake);
    cancel(first, 1, 2);
    const early = first.agents.snapshot();
    cancel(first, 3, 4);
    const late = first.agents.snapshot();
    expect(awake.state.seen).toEqual([1, 2, 3]);

    const agent = new ThreeCancels();
    const second = startedKernel(agent);
    second.agents.restore(late);
    cancel(second, 9);
    expect(agent.state.seen).toEqual([1, 2, 3]);
    expect(second.topics.cancelOrder.awakeCount).toBe(0);
    second.agents.restore(early);
    expect(second.topics.cancelOrder.awakeCount).toBe(1);
    cancel(second, 9);
    expect(agent.state.seen).toEqual([1, 2, 9]);
    expect(early).toMatchObject({ 'three-cancels': { seen: [1, 2] } });
  });
});
