import { expect } from 'vitest';
import type { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { OrderApproved } from '../../../../src/events/decision-events.js';
import type { ExecutionCompleted } from '../../../../src/events/execution-events.js';
import type { OrderCancelled, OrderFilled, OrderRejected, SubmitOrder } from '../../../../src/events/order-events.js';
import type { Kernel } from '../../../../src/kernel/kernel.js';
import type { DeskEvent } from '../desk-parts.js';

/** What a parent's events add up to. */
interface Tally {
  readonly quantity: number;
  /** Filled or at the venue, in quantity units. */
  out: number;
  filled: number;
  notional: bigint;
  fees: bigint;
  slices: number;
  ended: boolean;
}

export interface LawfulRun {
  readonly events: readonly DeskEvent[];
  readonly execution: ExecutionAgent;
  readonly kernel: Kernel;
  /** Lot of the instrument, in quantity units. */
  readonly lotUnits: number;
}

/**
 * What holds for every algorithm at every moment, read from the events alone: never more at the venue than was approved,
 * slices on the lot grid unless they take the rest, one end for each parent with the sums of its slices, nothing after.
 * Returns the ends.
 */
export function expectLawful({ events, execution, kernel, lotUnits }: LawfulRun): ExecutionCompleted[] {
  const completed = eventsOf<ExecutionCompleted>(events, 'ExecutionCompleted');
  const approved = new Map(eventsOf<OrderApproved>(events, 'OrderApproved').map((one) => [one.intentId, one.quantity]));
  const { parents } = execution.state;
  const owners = [
    ...completed.map(({ parentOrderId, intentId }) => [parentOrderId, intentId] as const),
    ...parents.map(({ orderId, intentId }) => [orderId, intentId] as const),
  ];
  expect(owners.map(([, intentId]) => intentId).sort(ascending), 'each intent has one parent').toEqual(
    [...approved.keys()].sort(ascending),
  );
  const tallies = new Map<number, Tally>();
  for (const [orderId, intentId] of owners) {
    const quantity = approved.get(intentId) as number;
    tallies.set(orderId, { quantity, out: 0, filled: 0, notional: 0n, fees: 0n, slices: 0, ended: false });
  }
  const parentOf = new Map<number, number>();
  for (const event of events) {
    if (event.kind === 'ExecutionCompleted') expectEnd(event as unknown as ExecutionCompleted, tallies);
    else if (event.kind === 'SubmitOrder') {
      const { orderId, link, terms } = event as unknown as SubmitOrder;
      expect(link).toMatchObject({ role: 'slice', groupId: 0 });
      const parentId = link?.parentOrderId as number;
      const tally = openTally(tallies, parentId);
      parentOf.set(orderId, parentId);
      tally.slices++;
      tally.out += terms.quantity;
      expect(terms.quantity, 'a slice').toBeGreaterThan(0);
      expect(tally.out, 'filled and at the venue').toBeLessThanOrEqual(tally.quantity);
      if (tally.out < tally.quantity) expect(terms.quantity % lotUnits, 'a slice on the grid').toBe(0);
    } else if (event.kind === 'OrderFilled') {
      const { orderId, quantity, notional, fee } = event as unknown as OrderFilled;
      const tally = openTally(tallies, parentOf.get(orderId) as number);
      tally.filled += quantity;
      tally.notional += notional;
      tally.fees += fee;
    } else if (event.kind === 'OrderRejected') {
      const { orderId, terms } = event as unknown as OrderRejected;
      openTally(tallies, parentOf.get(orderId) as number).out -= terms.quantity;
    } else if (event.kind === 'OrderCancelled' || event.kind === 'OrderExpired') {
      const { orderId, leaves } = event as unknown as OrderCancelled;
      openTally(tallies, parentOf.get(orderId) as number).out -= leaves;
    }
  }
  const running = parents.map(({ orderId }) => `parent ${orderId}`);
  const timers = kernel.timers.snapshot().filter(({ agentId }) => agentId === execution.id);
  expect(running).toEqual(expect.arrayContaining(timers.map(({ key }) => key)));
  for (const parent of parents) {
    const tally = tallies.get(parent.orderId) as Tally;
    expect([parent.filled + parent.working, parent.filled]).toEqual([tally.out, tally.filled]);
  }
  return completed;
}

function expectEnd(end: ExecutionCompleted, tallies: ReadonlyMap<number, Tally>): void {
  const tally = openTally(tallies, end.parentOrderId);
  const { quantity, filled, notional, fees, slices } = tally;
  expect(end).toMatchObject({ quantity, filled, notional, fees, slices });
  expect(tally.out, 'nothing is left at the venue').toBe(filled);
  tally.ended = true;
}

function openTally(tallies: ReadonlyMap<number, Tally>, orderId: number): Tally {
  const tally = tallies.get(orderId) as Tally;
  expect(tally.ended, `something happens to parent ${orderId} after its end`).toBe(false);
  return tally;
}

function eventsOf<E>(events: readonly DeskEvent[], kind: string): E[] {
  return events.filter((event) => event.kind === kind) as unknown as E[];
}

function ascending(a: number, b: number): number {
  return a - b;
}
