import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceToFloat, quantityToFloat } from '../../src/core/instrument.js';
import { moneyToFloat, type QuantityUnits } from '../../src/core/units.js';
import type { OrderApproved, OrderIntended, OrderRefused, OrderShrunk } from '../../src/events/decision-events.js';
import type { OrderTerms } from '../../src/events/order-terms.js';
import type { Engine } from '../../src/runner/compose/compose-engine.js';
import { runs } from './property-runs.js';
import { randomDesks, runDesk } from './random-desk.js';

/** What was approved and has not ended, kept apart from the risk agent's own count. */
class WorkingBuys {
  readonly byInstrument: number[];
  private readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
    this.byInstrument = engine.instruments.map(() => 0);
    const { topics } = engine.kernel;
    const end = (side: string, instrumentIndex: number, quantity: number) => {
      if (side === 'buy') this.byInstrument[instrumentIndex] -= quantity;
    };
    topics.orderFilled.subscribe('test', (fill) => end(fill.side, fill.instrumentIndex, fill.quantity));
    topics.orderCancelled.subscribe('test', (event) => end(event.side, event.instrumentIndex, event.leaves));
    topics.orderExpired.subscribe('test', (event) => end(event.side, event.instrumentIndex, event.leaves));
    topics.orderRejected.subscribe('test', ({ terms }) => end(terms.side, terms.instrumentIndex, terms.quantity));
  }

  /** Position and working buys in one instrument, and the worth of all of them. */
  committed(instrumentIndex: number): { quantity: number; exposure: number; equity: number } {
    const { engine } = this;
    const quantities = engine.instruments.map((instrument, index) => {
      const held = engine.accounts().reduce((total, { positions }) => total + positions[index].quantity, 0);
      return {
        held: quantityToFloat(instrument, held as QuantityUnits),
        working: quantityToFloat(instrument, this.byInstrument[index] as QuantityUnits),
      };
    });
    let exposure = 0;
    let equity = 0;
    for (const { cash } of engine.accounts()) equity += moneyToFloat(cash);
    quantities.forEach(({ held, working }, index) => {
      const last = engine.kernel.market.lastPrice[index];
      if (held > 0) equity += held * last;
      if (held + working > 0) exposure += (held + working) * last;
    });
    const { held, working } = quantities[instrumentIndex];
    return { quantity: held + working, exposure, equity };
  }
}

describe('risk', () => {
  it('keeps the limits at the price of approval, never enlarges, and says why it refuses', async () => {
    let refusals = 0;
    let shrinks = 0;
    const limited = randomDesks.filter(({ scenario }) => {
      const { risk } = scenario as { risk: Record<string, number | undefined> };
      return risk.maxPositionPct !== undefined || risk.maxExposurePct !== undefined;
    });
    await fc.assert(
      fc.asyncProperty(limited, async (desk) => {
        const { risk } = desk.scenario as { risk: { maxPositionPct?: number; maxExposurePct?: number } };
        const intents = new Map<number, OrderIntended>();
        let working!: WorkingBuys;
        let engine!: Engine;
        const approve = ({ terms, quantity }: OrderApproved) => {
          const { instrumentIndex, side } = terms;
          if (side === 'sell') return;
          const instrument = engine.instruments[instrumentIndex];
          const coins = quantityToFloat(instrument, quantity);
          const { quantity: before, exposure, equity } = working.committed(instrumentIndex);
          const price = worstPrice(engine, terms);
          const slack = 1 + 1e-9;
          const { maxPositionPct = Number.POSITIVE_INFINITY, maxExposurePct = Number.POSITIVE_INFINITY } = risk;
          expect((before + coins) * price).toBeLessThanOrEqual((maxPositionPct / 100) * equity * slack);
          expect(exposure + coins * price).toBeLessThanOrEqual((maxExposurePct / 100) * equity * slack);
          working.byInstrument[instrumentIndex] += quantity;
        };
        await runDesk(desk, {
          onEngine(created) {
            engine = created;
            working = new WorkingBuys(created);
          },
          onEvent(topic, event) {
            if (topic === 'OrderIntended') intents.set((event as OrderIntended).intentId, event as OrderIntended);
            if (topic === 'OrderApproved') {
              const approved = event as OrderApproved;
              const asked = intents.get(approved.intentId)?.terms.quantity as number;
              expect(approved.quantity).toBeGreaterThan(0);
              expect(approved.quantity).toBeLessThanOrEqual(asked);
              approve(approved);
            }
            if (topic === 'OrderShrunk') {
              shrinks++;
              const { fromQuantity, toQuantity } = event as OrderShrunk;
              expect(toQuantity).toBeLessThan(fromQuantity);
              expectReason(event as OrderShrunk);
            }
            if (topic === 'OrderRefused') {
              refusals++;
              expectReason(event as OrderRefused);
            }
          },
        });
      }),
      runs(100),
    );
    expect(Math.min(refusals, shrinks), 'limits that were met').toBeGreaterThan(20);
  });
});

function worstPrice(engine: Engine, { instrumentIndex, limitPrice, stopPrice }: OrderTerms): number {
  const instrument = engine.instruments[instrumentIndex];
  const asked = Math.max(priceToFloat(instrument, limitPrice), priceToFloat(instrument, stopPrice));
  return Math.max(engine.kernel.market.lastPrice[instrumentIndex], asked);
}

function expectReason({ rule, value, limit }: OrderRefused | OrderShrunk): void {
  expect(['noShort', 'availableCash', 'maxPositionPct', 'maxExposurePct']).toContain(rule);
  expect(Number.isFinite(limit)).toBe(true);
  expect(value).toBeGreaterThan(limit);
}
