import { describe, expect, it } from 'vitest';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import { fill, price, quantity, startDesk, terms } from '../desk-parts.js';

/** An entry of 2 coins with a stop at 90, a target at 120; orders 1, 2 and 3. */
function exitDesk(trailBps = 0) {
  const execution = new ExecutionAgent();
  const desk = startDesk([execution]);
  const exits = { stopPrice: price(trailBps > 0 ? 0 : 90), takeProfitPrice: price(120), trailBps };
  const header = { seq: 0, tsMs: 0 };
  const where = { strategyIndex: 0, instrumentIndex: 0 };
  desk.publish('orderApproved', {
    kind: 'OrderApproved',
    ...header,
    intentId: 1,
    terms: terms('buy', 2, { exits }),
    quantity: quantity(2),
  });
  const move = (stop: number, target: number, changes = {}) =>
    desk.publish('exitsMoved', {
      kind: 'ExitsMoved',
      ...header,
      ...where,
      exits: { stopPrice: price(stop), takeProfitPrice: price(target), trailBps },
      ...changes,
    });
  const amended = (orderId: number, coins: number, limit: number, stop: number) =>
    desk.publish('orderAmended', {
      kind: 'OrderAmended',
      ...header,
      orderId,
      quantity: quantity(coins),
      limitPrice: price(limit),
      stopPrice: price(stop),
    });
  const withdraw = (keepsExits?: true) =>
    desk.publish('ordersWithdrawn', {
      kind: 'OrdersWithdrawn',
      ...header,
      ...where,
      ...(keepsExits === undefined ? {} : { keepsExits }),
    });
  const of = (kind: string) => desk.events.filter((event) => event.kind === kind);
  return { ...desk, execution, move, amended, withdraw, of };
}

describe('exits that are to be moved', () => {
  it('are amended where they differ, with the quantity that the venue has given them', () => {
    const desk = exitDesk();
    desk.amended(2, 1.5, 0, 90);
    desk.move(95, 120);
    expect(desk.of('AmendOrder')).toMatchObject([
      { orderId: 2, quantity: quantity(1.5), limitPrice: 0, stopPrice: price(95) },
    ]);
    desk.amended(2, 1.5, 0, 95);
    desk.move(95, 125);
    expect(desk.of('AmendOrder').slice(1)).toMatchObject([
      { orderId: 3, quantity: quantity(2), limitPrice: price(125), stopPrice: 0 },
    ]);
  });

  it('are asked for again where the venue has not moved them', () => {
    const desk = exitDesk();
    desk.move(95, 120);
    desk.move(96, 120);
    expect(desk.of('AmendOrder').map(({ stopPrice }) => stopPrice)).toEqual([price(95), price(96)]);
  });

  it('are those of the strategy and symbol alone, as long as they rest', () => {
    const desk = exitDesk();
    desk.move(95, 125, { strategyIndex: 1 });
    desk.move(95, 125, { instrumentIndex: 1 });
    desk.publish('orderFilled', fill('sell', 2, 90, { orderId: 2, role: 'exit' }));
    desk.move(95, 120);
    expect(desk.of('AmendOrder')).toEqual([]);
    expect(desk.execution.state.exits.map(({ orderId }) => orderId)).toEqual([3]);
  });

  it('leave a stop that trails to itself', () => {
    const desk = exitDesk(100);
    desk.move(95, 130);
    expect(desk.of('AmendOrder')).toMatchObject([{ orderId: 3, limitPrice: price(130) }]);
  });
});

describe('a withdrawal that keeps exits', () => {
  it('cancels the entry alone, even one that fills on the way', () => {
    const desk = exitDesk();
    desk.publish('orderFilled', fill('buy', 1, 100, { leaves: quantity(1) }));
    desk.withdraw(true);
    desk.publish('orderFilled', fill('buy', 0.5, 100, { leaves: quantity(0.5) }));
    expect(desk.of('CancelOrder').map(({ orderId }) => orderId)).toEqual([1]);
    desk.withdraw();
    expect(desk.of('CancelOrder').map(({ orderId }) => orderId)).toEqual([1, 2, 3]);
  });

  it('gives way to one that does not', () => {
    const desk = exitDesk();
    desk.withdraw(true);
    desk.withdraw();
    // It fills while the cancel is on its way, and wakes exits that nobody wants any more.
    desk.publish('orderFilled', fill('buy', 1, 100, { leaves: quantity(1) }));
    expect(desk.of('CancelOrder').map(({ orderId }) => orderId)).toEqual([1, 2, 3]);
  });
});
