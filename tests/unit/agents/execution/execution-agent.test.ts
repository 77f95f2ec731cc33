import { describe, expect, it } from 'vitest';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { OrderTerms } from '../../../../src/events/order-terms.js';
import { fill, quantity, startDesk, terms } from '../desk-parts.js';

function executionDesk() {
  const execution = new ExecutionAgent();
  const desk = startDesk([execution]);
  const approve = (asked: OrderTerms, coins: number) =>
    desk.publish('orderApproved', {
      kind: 'OrderApproved',
      seq: 0,
      tsMs: 0,
      intentId: 1,
      terms: asked,
      quantity: quantity(coins),
    });
  const withdraw = (strategyIndex: number, instrumentIndex: number) =>
    desk.publish('ordersWithdrawn', { kind: 'OrdersWithdrawn', seq: 0, tsMs: 0, strategyIndex, instrumentIndex });
  const cancelled = () =>
    desk.events.filter(({ kind }) => kind === 'CancelOrder').map(({ orderId }) => orderId as number);
  return { ...desk, execution, approve, withdraw, cancelled };
}

describe('ExecutionAgent', () => {
  it('sends what was approved, numbered from 1, with the quantity that risk left', () => {
    const desk = executionDesk();
    desk.approve(terms('buy', 2), 2);
    desk.approve(terms('sell', 5, { strategyIndex: 1 }), 3);
    expect(desk.events.filter(({ kind }) => kind === 'SubmitOrder')).toMatchObject([
      { orderId: 1, terms: terms('buy', 2) },
      { orderId: 2, terms: terms('sell', 3, { strategyIndex: 1 }) },
    ]);
  });

  it('cancels what is withdrawn, once, for that strategy and symbol alone', () => {
    const desk = executionDesk();
    desk.approve(terms('buy', 1), 1);
    desk.approve(terms('buy', 1, { instrumentIndex: 1 }), 1);
    desk.approve(terms('buy', 1, { strategyIndex: 1 }), 1);
    desk.withdraw(0, 1);
    desk.withdraw(0, 1);
    desk.withdraw(1, 1);
    expect(desk.cancelled()).toEqual([2]);
  });

  it('cancels everything of a strategy that threw, and nothing for another agent', () => {
    const desk = executionDesk();
    desk.approve(terms('buy', 1), 1);
    desk.approve(terms('buy', 1, { strategyIndex: 1 }), 1);
    desk.approve(terms('sell', 1, { strategyIndex: 1, instrumentIndex: 1 }), 1);
    const failed = { kind: 'AgentFailed', seq: 0, tsMs: 0, message: 'no' } as const;
    desk.publish('agentFailed', { ...failed, agentId: 'narrator', strategyIndex: -1 });
    expect(desk.cancelled()).toEqual([]);
    desk.publish('agentFailed', { ...failed, agentId: 'strategy:b', strategyIndex: 1 });
    expect(desk.cancelled()).toEqual([2, 3]);
  });

  it('follows orders to their end, and cancels none that has ended', () => {
    const desk = executionDesk();
    for (let order = 0; order < 4; order++) desk.approve(terms('buy', 1), 1);
    desk.publish('orderFilled', fill('buy', 1, 100, { orderId: 1 }));
    desk.publish('orderFilled', fill('buy', 0.5, 100, { orderId: 2, leaves: quantity(0.5) }));
    const header = { seq: 0, tsMs: 0, orderId: 3, reason: 'X', role: 'direct' } as const;
    desk.publish('orderRejected', {
      ...header,
      kind: 'OrderRejected',
      code: -2010,
      message: 'Rejected.',
      terms: terms('buy', 1),
    });
    desk.publish('orderCancelled', {
      ...header,
      kind: 'OrderCancelled',
      orderId: 4,
      strategyIndex: 0,
      instrumentIndex: 0,
      side: 'buy',
      leaves: quantity(1),
    });
    desk.withdraw(0, 0);
    expect(desk.cancelled()).toEqual([2]);
    expect(desk.execution.state.working).toMatchObject([{ orderId: 2, cancelling: true }]);
  });

  it('keeps its state as plain data', () => {
    const desk = executionDesk();
    desk.approve(terms('buy', 1), 1);
    expect(structuredClone(desk.execution.state)).toEqual(desk.execution.state);
  });
});
