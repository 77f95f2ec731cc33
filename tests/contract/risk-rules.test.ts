import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CustomRule } from '../../src/agents/risk/custom-rule.js';
import { monteCarloScenarios } from '../../src/agents/risk/market-risk/monte-carlo-scenarios.js';
import { ParametricLoss } from '../../src/agents/risk/market-risk/parametric-loss.js';
import { historicalScenarios, ScenarioLoss } from '../../src/agents/risk/market-risk/scenario-loss.js';
import { RiskAgent } from '../../src/agents/risk/risk-agent.js';
import type { RiskRule } from '../../src/agents/risk/risk-rule.js';
import { AvailableCash } from '../../src/agents/risk/rules/available-cash.js';
import { AvailableMargin } from '../../src/agents/risk/rules/available-margin.js';
import { Concentration } from '../../src/agents/risk/rules/concentration.js';
import { CorrelatedExposure } from '../../src/agents/risk/rules/correlated-exposure.js';
import { MaxExposure } from '../../src/agents/risk/rules/max-exposure.js';
import { MaxLeverage } from '../../src/agents/risk/rules/max-leverage.js';
import { MaxPosition } from '../../src/agents/risk/rules/max-position.js';
import { MaxTradesPerDay } from '../../src/agents/risk/rules/max-trades-per-day.js';
import { NoShort } from '../../src/agents/risk/rules/no-short.js';
import { OrderRate } from '../../src/agents/risk/rules/order-rate.js';
import { PriceCollar } from '../../src/agents/risk/rules/price-collar.js';
import { StaleData } from '../../src/agents/risk/rules/stale-data.js';
import { Stress } from '../../src/agents/risk/rules/stress.js';
import { SymbolLists } from '../../src/agents/risk/rules/symbol-lists.js';
import { TailLoss } from '../../src/agents/risk/rules/tail-loss.js';
import { BTC, booksOf, intent, quantity, startDesk, terms } from '../unit/agents/desk-parts.js';
import { historyOf } from '../unit/agents/risk/market-risk-parts.js';
import { proposedOrder, riskView } from '../unit/agents/risk/risk-situation.js';

interface RuleEntry {
  readonly name: string;
  create(limit: number): RiskRule;
}

/** Returns of two symbols that move apart now and then. */
const seen = () =>
  historyOf(
    Array.from({ length: 40 }, (_, step) => (((step * 37) % 41) - 20) / 1_000),
    Array.from({ length: 40 }, (_, step) => (((step * 29) % 43) - 21) / 1_500),
  );
const drawn = monteCarloScenarios('contract', 200, 2);

/** Rules whose room is the same whatever quantity is asked. `create` takes the limit; rules without one ignore it. */
const STEADY_RULES: readonly RuleEntry[] = [
  { name: 'maxPositionPct', create: (limit) => new MaxPosition(limit) },
  { name: 'maxExposurePct', create: (limit) => new MaxExposure(limit) },
  { name: 'availableCash', create: () => new AvailableCash(10) },
  { name: 'availableMargin', create: () => new AvailableMargin(5, 10) },
  { name: 'noShort', create: () => new NoShort() },
  { name: 'maxLeverage', create: (limit) => new MaxLeverage(limit / 100) },
  { name: 'concentrationPct', create: (limit) => new Concentration(Math.min(99, limit / 3)) },
  {
    name: 'correlatedExposurePct',
    create: (limit) => new CorrelatedExposure({ limitPct: limit, threshold: 0.1 }, seen()),
  },
  {
    name: 'stress',
    create: (limit) =>
      new Stress(limit, [
        { name: 'crash', shocksPct: [-30, -50] },
        { name: 'squeeze', shocksPct: [40, 10] },
      ]),
  },
];

/** Every rule registers here. */
const ALL_RULES: readonly RuleEntry[] = [
  ...STEADY_RULES,
  { name: 'maxTradesPerDay', create: (limit) => new MaxTradesPerDay({ desk: Math.ceil(limit), strategy: null }, 1) },
  { name: 'orderRate', create: (limit) => new OrderRate(Math.ceil(limit), 60_000) },
  { name: 'priceCollarPct', create: (limit) => new PriceCollar(limit) },
  { name: 'staleDataMs', create: (limit) => new StaleData(limit, 2) },
  { name: 'symbols', create: () => new SymbolLists(null, ['BTCUSDT']) },
  {
    name: 'valueAtRiskPct',
    create: (limit) => new TailLoss('valueAtRiskPct', limit / 10, new ParametricLoss(seen(), 'valueAtRisk', 95), 2),
  },
  {
    name: 'valueAtRiskPct',
    create: (limit) =>
      new TailLoss(
        'valueAtRiskPct',
        limit / 10,
        new ScenarioLoss(seen(), 'valueAtRisk', 95, historicalScenarios(40)),
        2,
      ),
  },
  {
    name: 'expectedShortfallPct',
    create: (limit) =>
      new TailLoss('expectedShortfallPct', limit / 10, new ScenarioLoss(seen(), 'expectedShortfall', 95, drawn), 2),
  },
  {
    name: 'mine',
    create: (limit) =>
      new CustomRule(
        {
          name: 'mine',
          description: 'Orders of so many coins.',
          params: z.unknown(),
          room: (order) => ({ maxQuantity: limit, value: order.quantity, limit }),
        },
        {},
      ),
  },
];

const situations = fc
  .record({
    equity: fc.double({ min: 1, max: 1e9, noNaN: true }),
    // Thousandths: what is left of numbers near the smallest of all is no exposure.
    heldShare: fc.integer({ min: 0, max: 2_000 }).map((share) => share / 1_000),
    exposureShare: fc.integer({ min: 0, max: 2_000 }).map((share) => share / 1_000),
    price: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    askedShare: fc.double({ min: 0.0001, max: 3, noNaN: true }),
    side: fc.constantFrom('buy', 'sell'),
    limit: fc.double({ min: 0.1, max: 200, noNaN: true }),
  })
  .map(({ equity, heldShare, exposureShare, price, askedShare, side, limit }) => {
    const held = (heldShare * equity) / price;
    const asked = (askedShare * equity) / price;
    const view = riskView({
      equity,
      committedQuantity: held,
      ownQuantity: held,
      committedExposure: exposureShare * equity,
      lastPrices: [price, price / 10],
      committedNotionals: [held * price, (exposureShare * equity) / 3],
    });
    const closes = side === 'sell' ? Math.min(held, asked) : 0;
    return { view, order: proposedOrder(side as 'buy' | 'sell', asked, price, closes), limit };
  });

describe.each(STEADY_RULES)('the risk rule $name', ({ create }) => {
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
        if (room === null || room.maxQuantity <= order.closes) return;
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
});

describe.each(ALL_RULES)('the risk rule $name', ({ name, create }) => {
  it('goes by its name', () => {
    expect(create(10).name).toBe(name);
  });

  it('leaves room for the room that it leaves, and for less', () => {
    fc.assert(
      fc.property(situations, fc.double({ min: 0.001, max: 1, noNaN: true }), ({ order, view, limit }, share) => {
        const room = create(limit).room(order, view);
        if (room === null || !(room.maxQuantity > 0)) return;
        const left = Math.min(order.quantity, room.maxQuantity);
        if (left <= order.closes) return;
        const quantity = order.closes + (left - order.closes) * share * (1 - 1e-9);
        const again = create(limit).room({ ...order, quantity }, view);
        if (again !== null) expect(again.maxQuantity).toBeGreaterThanOrEqual(quantity);
      }),
    );
  });

  it('leaves room for an order of exactly the room', () => {
    fc.assert(
      fc.property(situations, ({ order, view, limit }) => {
        const room = create(limit).room(order, view);
        if (room === null || !(room.maxQuantity > 0) || room.maxQuantity > order.quantity) return;
        const again = create(limit).room({ ...order, quantity: room.maxQuantity }, view);
        if (again !== null) expect(again.maxQuantity).toBeGreaterThanOrEqual(room.maxQuantity);
      }),
    );
  });

  it('decides by its state alone: a copy of it, handed to a fresh rule, gives the same answers', () => {
    fc.assert(
      fc.property(situations, ({ order, view, limit }) => {
        const first = create(limit);
        first.approved?.(order, view);
        first.sample?.(view);
        first.dataArrived?.(0, -1);
        const second = create(limit);
        if (first.state !== undefined) second.state = structuredClone(first.state);
        expect(second.room(order, view)).toEqual(first.room(order, view));
      }),
      { numRuns: 30 },
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
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (asked, held, side, limit) => {
          const books = booksOf(['5000']);
          books.hold(0, BTC, held);
          const desk = startDesk([new RiskAgent([create(limit)], books.portfolio)]);
          const wanted = terms(side as 'buy' | 'sell', asked);
          const reduces = side === 'sell' && asked <= held;
          desk.publish('orderIntended', intent(wanted, { reduces }));
          const last = desk.events.at(-1);
          if (last?.kind === 'OrderApproved') expect(last.quantity).toBeLessThanOrEqual(wanted.quantity);
          else expect(last).toMatchObject({ kind: 'OrderRefused', rule: name });
          if (side === 'sell') expect(last?.quantity).toBeGreaterThanOrEqual(Math.min(wanted.quantity, quantity(held)));
          if (reduces) expect(last).toMatchObject({ kind: 'OrderApproved', quantity: wanted.quantity });
        },
      ),
    );
  });
});

describe.each(
  ALL_RULES.filter(
    ({ name }) => !['mine', 'symbols', 'staleDataMs', 'orderRate', 'maxTradesPerDay', 'noShort'].includes(name),
  ),
)('the risk rule $name, where there is no price', ({ name, create }) => {
  it('never approves', () => {
    const view = riskView({
      equity: 1_000,
      committedQuantity: 0,
      ownQuantity: 0,
      committedExposure: 100,
      lastPrices: [Number.NaN, 10],
      committedNotionals: [0, 100],
    });
    const order = proposedOrder('buy', 1, Number.NaN);
    const limited =
      name === 'priceCollarPct' ? { ...order, terms: { ...order.terms, limitPrice: 100 as never } } : order;
    const room = create(10).room(limited, view);
    expect(room).not.toBeNull();
    expect(limited.quantity <= (room?.maxQuantity as number)).toBe(false);
  });
});
