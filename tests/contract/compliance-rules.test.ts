import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComplianceRule, ReviewedOrder } from '../../src/agents/compliance/compliance-rule.js';
import type { DeskOrder } from '../../src/agents/compliance/desk-order.js';
import { Layering } from '../../src/agents/compliance/rules/layering.js';
import { RestrictedList } from '../../src/agents/compliance/rules/restricted-list.js';
import { WashTrade } from '../../src/agents/compliance/rules/wash-trade.js';
import type { QuantityUnits } from '../../src/core/units.js';
import { complianceDesk, limit } from '../unit/agents/compliance/compliance-desk.js';
import { BTC, ETH, fill, quantity, terms } from '../unit/agents/desk-parts.js';
import { START_MS } from '../unit/kernel/bars-of-closes.js';

const ALWAYS = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY, side: null };

/** Every rule registers here, as strict as it gets, with each of its actions. */
const RULES: readonly { readonly name: string; readonly action: 'block' | 'flag'; create(): ComplianceRule }[] = [
  {
    name: 'restrictedList',
    action: 'block',
    create: () => new RestrictedList([0, 1].map((instrumentIndex) => ({ instrumentIndex, ...ALWAYS }))),
  },
  ...(['block', 'flag'] as const).flatMap((action) => [
    {
      name: 'washTrade',
      action,
      create: () => new WashTrade({ action, windowMs: 3_600_000, tolerancePct: 100 }) as ComplianceRule,
    },
    {
      name: 'layering',
      action,
      create: () =>
        new Layering({ action, maxCancels: 0, withinMs: 3_600_000, minFillRatioPct: 100 }) as ComplianceRule,
    },
  ]),
];

const orderTerms = fc
  .record({
    strategyIndex: fc.constantFrom(0, 1),
    instrumentIndex: fc.constantFrom(0, 1),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    isLimit: fc.boolean(),
    coins: fc.integer({ min: 1, max: 50 }),
    at: fc.integer({ min: 90, max: 110 }),
  })
  .map(({ side, isLimit, coins, at, ...where }) =>
    isLimit ? limit(side, coins, at, where) : terms(side, coins, where),
  );

/** What happens to a desk: an order is approved, sent, filled or taken back, and time goes on. */
const steps = fc.array(
  fc.record({
    orderTerms,
    what: fc.constantFrom('approve', 'reduce', 'fill', 'cancel'),
    waitMs: fc.constantFrom(0, 1_000),
  }),
  { maxLength: 30 },
);

function reviewed(ordered: ReturnType<typeof terms>, tsMs: number): ReviewedOrder {
  const instrument = [BTC, ETH][ordered.instrumentIndex];
  return { tsMs, terms: ordered, quantity: ordered.quantity, instrument, lastPrice: 100 };
}

describe.each(RULES)('the compliance rule $name, set to $action', ({ name, action, create }) => {
  it('goes by its name and does what it is told to', () => {
    expect(create()).toMatchObject({ name, action });
  });

  it('has plain data for a state, and nothing in it to begin with that speaks against a first order', () => {
    const rule = create();
    expect(structuredClone(rule.createState())).toEqual(rule.createState());
    if (name === 'restrictedList') return;
    expect(rule.review(reviewed(terms('buy', 1), START_MS), [], rule.createState())).toBeNull();
  });

  it('says nothing, or its name and a sentence; changes nothing that it is shown; and keeps its state plain', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const rule = create();
        const state = rule.createState();
        const desk: DeskOrder[] = [];
        let tsMs = START_MS;
        for (const [index, { orderTerms: ordered, what, waitMs }] of all.entries()) {
          tsMs += waitMs;
          const order = reviewed(ordered, tsMs);
          const resting = { ...ordered, orderId: index + 1, role: 'direct', parentOrderId: 0, filled: 0, rests: true };
          const shown = structuredClone({ order, desk });
          const verdict = rule.review(order, desk, state);
          expect({ order, desk }).toEqual(shown);
          if (verdict !== null) {
            expect(Object.keys(verdict).sort()).toEqual(['reason', 'rule']);
            expect(verdict.rule).toBe(name);
            expect(verdict.reason).toMatch(/^\S.*\S$/);
          }
          if (what === 'approve' || what === 'reduce') {
            rule.cleared?.(order, state);
            desk.push(resting as DeskOrder);
          } else if (what === 'fill') {
            rule.filled?.(fill(ordered.side, 1, 100, { ...ordered, tsMs }), state);
          } else {
            rule.ended?.(resting as DeskOrder, true, tsMs, state);
          }
        }
        expect(structuredClone(state)).toEqual(state);
      }),
    );
  });

  it('through the agent: each approval is answered once, unchanged, and who only reduces always passes', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const desk = complianceDesk(create());
        let orderId = 0;
        let seconds = 0;
        for (const { orderTerms: ordered, what, waitMs } of all) {
          seconds += waitMs / 1_000;
          desk.at(seconds);
          const answer = desk.approve(ordered, what === 'reduce') as { kind: string; quantity?: QuantityUnits };
          expect(answer.kind).toMatch(/^Order(Cleared|Blocked)$/);
          expect(answer.quantity).toBe(ordered.quantity);
          if (what === 'reduce' || action === 'flag') expect(answer.kind).toBe('OrderCleared');
          if (answer.kind === 'OrderBlocked') continue;
          desk.submit(++orderId, ordered);
          if (what === 'fill') desk.fill(orderId, ordered.side, 1, { ...ordered, leaves: quantity(0) });
          if (what === 'cancel') desk.cancel(orderId, ordered);
        }
        const count = (kind: string) => desk.kinds().filter((one) => one === kind).length;
        expect(count('OrderCleared') + count('OrderBlocked')).toBe(all.length);
      }),
    );
  });
});
