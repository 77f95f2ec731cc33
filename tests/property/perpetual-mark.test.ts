import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instrument, priceToFloat, roundToTick } from '../../src/core/instrument.js';
import type { Money } from '../../src/core/units.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import { type Account, walletBalance } from '../../src/ledger/account.js';
import { createMarginBrackets } from '../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { maintenanceMargin } from '../../src/venues/simulated/perpetual/margin-brackets.js';
import { absoluteNotional, unrealizedProfit } from '../../src/venues/simulated/perpetual/perpetual-position.js';
import { type MarginInput, type MarginRun, runMarginBench } from '../unit/venues/simulated/perpetual/margin-bench.js';
import { type BenchBar, MINUTE_MS, START_TS_MS } from '../unit/venues/simulated/venue-bench.js';
import { marginMarkets } from './perpetual-markets.js';
import { runs } from './property-runs.js';

/** 1,000 × 1 % = 10; 10 + 4,000 × 3 % = 130. Steep enough for steps to save something. */
const brackets = createMarginBrackets('small brackets', [
  { notionalFloor: '0', notionalCap: '1000', maintenanceRatio: '0.01', maxLeverage: 20, cum: '0' },
  { notionalFloor: '1000', notionalCap: '4000', maintenanceRatio: '0.02', maxLeverage: 20, cum: '10' },
  { notionalFloor: '4000', notionalCap: '1000000', maintenanceRatio: '0.05', maxLeverage: 10, cum: '130' },
]);

/** How a minute of the mark price differs from the market's, in percent; null: the minute is missing. */
const difference = fc.option(
  fc.record({
    shift: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: -8, max: 8 }) },
      { weight: 1, arbitrary: fc.integer({ min: -40, max: 40 }) },
    ),
    above: fc.integer({ min: 0, max: 10 }),
    below: fc.integer({ min: 0, max: 10 }),
  }),
  { freq: 12 },
);

type Difference = { readonly shift: number; readonly above: number; readonly below: number } | null;

function markOf(bars: readonly BenchBar[], differences: readonly Difference[]): BenchBar[] {
  const cents = (price: number, pct: number) => Math.max(0.5, Math.round(price * (100 + pct)) / 100);
  return bars.map((bar, row) => {
    const one = differences[row];
    // The first minute is there: a mark price covers the data.
    if (bar === null || (one === null && row > 0)) return null;
    const { shift, above, below } = one ?? { shift: 0, above: 0, below: 0 };
    const [open, , , close] = [cents(bar[0], shift), 0, 0, cents(bar[3], shift)];
    return [open, cents(Math.max(open, close), above), cents(Math.min(open, close), -below), close];
  });
}

/** Markets whose mark prices go their own ways, closed at once or in steps. */
const markedMarkets = (withFunding: boolean): fc.Arbitrary<MarginInput> =>
  marginMarkets(withFunding).chain((input) =>
    fc
      .record({
        differences: fc.array(fc.array(difference, { minLength: 24, maxLength: 24 }), { minLength: 2, maxLength: 2 }),
        inSteps: fc.boolean(),
        leverage: fc.constantFrom(5, 10, 20),
      })
      .map(({ differences, ...rest }) => ({
        ...input,
        ...rest,
        brackets,
        marks: input.bars.map((bars, index) => markOf(bars, differences[index])),
      })),
  );

/** Margin balance less maintenance, at the mark prices, of each thing that is liquidated by itself. */
function spares(run: MarginRun, account: Account, strategyIndex: number): bigint[] {
  const marked = (instrument: Instrument) => roundToTick(instrument, markPrice(run, instrument));
  const spareOf = (instrument: Instrument) => {
    const { quantity, cost } = account.positions[instrument.index];
    const position = { instrument, brackets: run.brackets, quantity, cost };
    const price = marked(instrument);
    return unrealizedProfit(position, price) - maintenanceMargin(run.brackets, absoluteNotional(position, price));
  };
  const held = run.instruments.filter(({ index }) => account.positions[index].quantity !== 0);
  if (held.length === 0) return [];
  const isolated = held.map(({ index }) => run.collateral.isolatedMargin(strategyIndex, index));
  if (isolated[0] !== null) return held.map((one, index) => (isolated[index] as Money) + spareOf(one));
  return [held.reduce((sum, one) => sum + spareOf(one), walletBalance(account) as bigint)];
}

function markPrice({ collateral }: MarginRun, instrument: Instrument): number {
  return priceToFloat(instrument, collateral.markPrice(instrument));
}

describe('a mark price', () => {
  it('that is the last price changes nothing', () => {
    let liquidations = 0;
    fc.assert(
      fc.property(marginMarkets(true), (input) => {
        const { events, accounts } = runMarginBench({ ...input, marks: input.bars });
        const without = runMarginBench(input);
        expect(events).toEqual(without.events);
        expect(accounts).toEqual(without.accounts);
        liquidations += events.filter(({ kind }) => kind === 'PositionLiquidated').length;
      }),
      runs(150),
    );
    expect(liquidations).toBeGreaterThan(20);
  });

  it('leaves no position when a bar has closed that its margin does not cover at it', () => {
    let held = 0;
    let apart = 0;
    fc.assert(
      fc.property(markedMarkets(false), (input) => {
        runMarginBench({
          ...input,
          atBarrier(run) {
            if ((run.kernel.clock.tsMs - START_TS_MS) % MINUTE_MS !== 0) return;
            run.accounts.forEach((account, strategyIndex) => {
              for (const spare of spares(run, account, strategyIndex)) {
                held++;
                expect(spare).toBeGreaterThanOrEqual(0n);
              }
            });
            for (const one of run.instruments) {
              if (markPrice(run, one) !== run.kernel.market.lastPrice[one.index]) apart++;
            }
          },
        });
      }),
      runs(150),
    );
    expect(held).toBeGreaterThan(100);
    expect(apart).toBeGreaterThan(100);
  });

  it('closes positions at prices of the market, never at its own', () => {
    let liquidations = 0;
    fc.assert(
      fc.property(markedMarkets(true), (input) => {
        const { events, instruments } = runMarginBench(input);
        for (const event of events) {
          const fill = event as OrderFilled;
          if (fill.kind !== 'OrderFilled' || fill.role !== 'liquidation') continue;
          liquidations++;
          const row = (fill.tsMs - START_TS_MS) / MINUTE_MS;
          const bars = input.bars[fill.instrumentIndex];
          const price = priceToFloat(instruments[fill.instrumentIndex], fill.price);
          // Inside the bar that has closed, or at the open of the one after it.
          const closed = bars[row - 1];
          const inside = closed !== null && price >= closed[2] && price <= closed[1];
          expect(inside || bars[row]?.[0] === price).toBe(true);
        }
      }),
      runs(150),
    );
    expect(liquidations).toBeGreaterThan(20);
  });

  it('loses no digit, and leaves no flat wallet below zero', () => {
    let liquidations = 0;
    fc.assert(
      fc.property(markedMarkets(true), (input) => {
        const { events } = runMarginBench({
          ...input,
          audit({ accounts, collateral }) {
            expect(collateral.state.accounts).toEqual(accounts);
            for (const account of accounts) {
              const { cash, fees, realized, funding, deposited, positions } = account;
              const cost = positions.reduce((sum, position) => sum + position.cost, 0n);
              expect(cash + cost + fees - realized - funding - account.covered).toBe(deposited);
              if (positions.every(({ quantity }) => quantity === 0)) expect(cash).toBeGreaterThanOrEqual(0n);
            }
          },
        });
        for (const event of events) {
          if (event.kind === 'PositionLiquidated') liquidations++;
        }
      }),
      runs(150),
    );
    expect(liquidations).toBeGreaterThan(20);
  });
});

describe('a liquidation in steps', () => {
  it('never closes more than is held, and goes on from a position that is as large as it says', () => {
    let steps = 0;
    fc.assert(
      fc.property(markedMarkets(true), (input) => {
        const held = [
          [0, 0],
          [0, 0],
        ];
        const { events } = runMarginBench({ ...input, inSteps: true });
        for (const event of events) {
          if (event.kind === 'PositionLiquidated') {
            const left = held[event.strategyIndex][event.instrumentIndex];
            // The last of them leaves nothing.
            if (left === 0) continue;
            steps++;
            expect(left > 0).toBe(event.quantity > 0);
          }
          if (event.kind !== 'OrderFilled') continue;
          const { strategyIndex, instrumentIndex, side, quantity, role } = event;
          const before = held[strategyIndex][instrumentIndex];
          const after = before + (side === 'buy' ? quantity : -quantity);
          held[strategyIndex][instrumentIndex] = after;
          if (role === 'liquidation') expect(Math.abs(after)).toBe(Math.abs(before) - quantity);
        }
      }),
      runs(150),
    );
    expect(steps).toBeGreaterThan(10);
  });
});
