import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notional } from '../../src/core/instrument.js';
import type { QuantityUnits } from '../../src/core/units.js';
import type { Engine } from '../../src/runner/compose/compose-engine.js';
import type { Balances } from '../../src/venues/simulated/spot/balances.js';
import { runs } from './property-runs.js';
import { firstDifference, randomDesks, runDesk } from './random-desk.js';

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

describe('a run of the whole desk', () => {
  it('has the same events and the same digest every time, whatever the batches that the bars come in', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, fc.integer({ min: 1, max: 90 }), async (desk, batchRows) => {
        const once = await runDesk(desk);
        const again = await runDesk(desk, { batchRows });
        expect(firstDifference(again.events, once.events)).toBe(-1);
        expect(again.digest).toBe(once.digest);
      }),
      runs(100),
    );
  });

  it('never goes back in time, and numbers its events without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, async (desk) => {
        let lastTsMs = 0;
        let lastSeq = 0;
        await runDesk(desk, {
          onEvent(_, { seq, tsMs }) {
            expect(seq).toBe(++lastSeq);
            if (tsMs < lastTsMs) expect.fail(`event ${seq} at ${tsMs} after ${lastTsMs}`);
            lastTsMs = tsMs;
          },
        });
      }),
      runs(50),
    );
  });

  it('keeps every cent: cash and cost of positions are the deposit, plus what was realised, less fees', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, async (desk) => {
        const { engine } = await runDesk(desk);
        const accounts = engine.accounts();
        for (const { cash, fees, realized, deposited, positions } of accounts) {
          expect(cash + sum(positions.map(({ cost }) => cost))).toBe(deposited + realized - fees);
        }
        expect(sum(accounts.map(({ deposited }) => deposited))).toBe(10_000n * 10n ** 16n);
        expect(sum(accounts.map(({ cash }) => cash))).toBe(cashAfterFills(engine));
      }),
      runs(100),
    );
  });

  it('has books that agree with the venue at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, async (desk) => {
        await runDesk(desk, {
          onEngine(engine) {
            engine.kernel.topics.timestampCompleted.subscribe('test', () => expectAgreement(engine));
          },
        });
      }),
      runs(50),
    );
  });
});

/** From the fills alone, summed with integers. */
function cashAfterFills({ record, instruments }: Engine): bigint {
  let cash = 10_000n * 10n ** 16n;
  for (const { side, price, quantity, fee, instrumentIndex } of record.fills) {
    const value = notional(instruments[instrumentIndex], price, quantity);
    cash += (side === 'buy' ? -value : value) - fee;
  }
  return cash;
}

function expectAgreement(engine: Engine): void {
  const { cash, holdings, lockedCash, lockedHoldings } = engine.venue.state.collateral as Balances;
  engine.accounts().forEach((account, index) => {
    if (cash[index] !== account.cash)
      expect.fail(`cash of ${index}: ${cash[index]} at the venue, ${account.cash} here`);
    if (lockedCash[index] < 0n || lockedCash[index] > cash[index])
      expect.fail(`${lockedCash[index]} of ${cash[index]} set aside`);
    account.positions.forEach(({ quantity }, instrument) => {
      const held = holdings[index][instrument] as QuantityUnits;
      const locked = lockedHoldings[index][instrument];
      if (held !== quantity) expect.fail(`position of ${index}: ${held} at the venue, ${quantity} here`);
      if (locked < 0 || locked > held) expect.fail(`${locked} of ${held} set aside`);
    });
  });
}
