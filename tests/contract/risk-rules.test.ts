import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RiskAgent } from '../../src/agents/risk/risk-agent.js';
import type { RiskRule } from '../../src/agents/risk/risk-rule.js';
import { AvailableCash } from '../../src/agents/risk/rules/available-cash.js';
import { AvailableMargin } from '../../src/agents/risk/rules/available-margin.js';
import { MaxExposure } from '../../src/agents/risk/rules/max-exposure.js';
import { MaxPosition } from '../../src/agents/risk/rules/max-position.js';
import { NoShort } from '../../src/agents/risk/rules/no-short.js';
import { BTC, booksOf, intent, startDesk, terms } from '../unit/agents/desk-parts.js';
import { proposedOrder, riskView } from '../unit/agents/risk/risk-situation.js';

/** Every rule registers here. `create` takes its limit; rules without one ignore it. */
const RULES: readonly { readonly name: string; create(limit: number): RiskRule }[] = [
  { name: 'maxPositionPct', create: (limit) => new MaxPosition(limit) },
  { name: 'maxExposurePct', create: (limit) => new MaxExposure(limit) },
  { name: 'availableCash', create: () => new AvailableCash(10) },
  { name: 'availableMargin', create: () => new AvailableMargin(5, 10) },
  { name: 'noShort', create: () => new NoShort() },
];

const situations = fc
  .record({
    equity: fc.double({ min: 1, max: 1e9, noNaN: true }),
    heldShare: fc.double({ min: 0, max: 2, noNaN: true }),
    exposureShare: fc.double({ min: 0, max: 2, noNaN: true }),
    price: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    askedShare: fc.double({ min: 0.0001, max: 3, noNaN: true }),
    side: fc.constantFrom('buy', 'sell'),
    limit: fc.double({ min: 0.1, max: 200, noNaN: true }),
  })
  .map(({ equity, heldShare, exposureShare, price, askedShare, side, limit }) => {
    const held = (heldShare * equity) / price;
    const view = riskView({
      equity,
      committedQuantity: held,
      ownQuantity: held,
      committedExposure: exposureShare * equity,
    });
    return { view, order: proposedOrder(side as 'buy' | 'sell', (askedShare * equity) / price, price), limit };
  });

describe.each(RULES)('the risk rule $name', ({ name, create }) => {
  it('goes by its name', () => {
    expect(create(10).name).toBe(name);
  });

  it('has no say, or says room, value and limit in numbers', () => {
    fc.assert(
      fc.property(situations, ({ order, view, limit }) => {
        const room = create(limit).room(order, view);
        if (room === null) return;
        expect(Object.keys(room).sort()).toEqual(['limit', 'maxQuantity', 'value']);
        expect(Object.values(room).every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('has room for the order exactly when what it would lead to keeps the limit', () => {
    fc.assert(
      fc.property(situations, ({ order, view, limit }) => {
        const room = create(limit).room(order, view);
        if (room === null || Math.abs(room.value - room.limit) < 1e-9 * Math.abs(room.value)) return;
        expect(order.quantity <= room.maxQuantity).toBe(room.value <= room.limit);
      }),
    );
  });

  it('agrees with itself: an order of the size that it leaves has room', () => {
    fc.assert(
      fc.property(situations, ({ order, view, limit }) => {
        const room = create(limit).room(order, view);
        if (room === null || room.maxQuantity <= 0) return;
        const smaller = { ...order, quantity: room.maxQuantity * (1 - 1e-9) };
        const again = create(limit).room(smaller, view);
        expect(again?.maxQuantity).toBe(room.maxQuantity);
        expect(again?.value).toBeLessThanOrEqual((room.limit as number) * (1 + 1e-9));
      }),
    );
  });

  it('leaves no less room under a wider limit', () => {
    fc.assert(
      fc.property(situations, fc.double({ min: 0, max: 100, noNaN: true }), ({ order, view, limit }, wider) => {
        const narrow = create(limit).room(order, view);
        const wide = create(limit + wider).room(order, view);
        expect(narrow === null).toBe(wide === null);
        if (narrow && wide) expect(wide.maxQuantity).toBeGreaterThanOrEqual(narrow.maxQuantity);
      }),
    );
  });

  it('changes nothing that it is shown', () => {
    const view = riskView({ equity: 100, committedQuantity: 1, ownQuantity: 1, committedExposure: 50 });
    const order = proposedOrder('buy', 1, 10);
    const before = structuredClone(order);
    create(10).room(order, view);
    expect(order).toEqual(before);
  });

  it('never enlarges an order, and leaves those alone that only reduce', () => {
    const coins = fc.integer({ min: 1, max: 500_000 }).map((lots) => lots / 1000);
    fc.assert(
      fc.property(
        coins,
        coins,
        fc.constantFrom('buy', 'sell'),
        fc.boolean(),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (asked, held, side, reduces, limit) => {
          const books = booksOf(['5000']);
          books.hold(0, BTC, held);
          const desk = startDesk([new RiskAgent([create(limit)], books.portfolio)]);
          const wanted = terms(side as 'buy' | 'sell', asked);
          desk.publish('orderIntended', intent(wanted, { reduces }));
          const last = desk.events.at(-1);
          if (last?.kind === 'OrderApproved') expect(last.quantity).toBeLessThanOrEqual(wanted.quantity);
          else expect(last).toMatchObject({ kind: 'OrderRefused', rule: name });
          if (reduces) expect(last).toMatchObject({ kind: 'OrderApproved', quantity: wanted.quantity });
        },
      ),
    );
  });
});
