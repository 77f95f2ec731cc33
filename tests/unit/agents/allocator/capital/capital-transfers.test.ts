import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalTransfers, targetEquities } from '../../../../../src/agents/allocator/capital/capital-transfers.js';
import type { Money } from '../../../../../src/core/units.js';
import { runs } from '../../../../property/property-runs.js';

const money = (amounts: readonly bigint[]) => amounts as Money[];
const equalTransfers = (equities: Money[], free: Money[]) =>
  capitalTransfers(
    equities,
    targetEquities(
      equities,
      equities.map(() => 1 / equities.length),
    ),
    free,
  );

describe('transfers to equal shares', () => {
  it('lets the richest pay the poorest first', () => {
    // 300 + 120 + 60 = 480, 160 each: the third needs 100, the second 40, the first has 140 over.
    expect(equalTransfers(money([300n, 120n, 60n]), money([300n, 120n, 60n]))).toEqual([
      { from: 0, to: 2, amount: 100n },
      { from: 0, to: 1, amount: 40n },
    ]);
  });

  it('moves free cash alone: what is invested stays', () => {
    expect(equalTransfers(money([300n, 100n]), money([30n, 0n]))).toEqual([{ from: 0, to: 1, amount: 30n }]);
    expect(equalTransfers(money([300n, 100n]), money([0n, 0n]))).toEqual([]);
    expect(equalTransfers(money([300n, 100n]), money([-5n, 0n]))).toEqual([]);
  });

  it('does nothing between equals, or for less than a unit each', () => {
    expect(equalTransfers(money([5n, 5n]), money([5n, 5n]))).toEqual([]);
    expect(equalTransfers(money([5n]), money([5n]))).toEqual([]);
  });

  it('conserves, never takes more than is free or above the share, and brings everybody nearer', () => {
    const equity = fc.bigInt({ min: 0n, max: 10n ** 24n });
    const desks = fc.array(fc.record({ equity, freePct: fc.bigInt({ min: 0n, max: 100n }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(desks, (accounts) => {
        const before = accounts.map((account) => account.equity);
        const free = accounts.map((account) => (account.equity * account.freePct) / 100n);
        const after = before.slice();
        const left = free.slice();
        for (const { from, to, amount } of equalTransfers(money(before), money(free))) {
          expect(amount).toBeGreaterThan(0n);
          after[from] -= amount;
          left[from] -= amount;
          after[to] += amount;
        }
        const total = before.reduce((sum, one) => sum + one, 0n);
        const share = total / BigInt(before.length);
        expect(after.reduce((sum, one) => sum + one, 0n)).toBe(total);
        for (const [index, one] of before.entries()) {
          expect(left[index]).toBeGreaterThanOrEqual(0n);
          if (one >= share) {
            expect(after[index]).toBeGreaterThanOrEqual(share);
            expect(after[index]).toBeLessThanOrEqual(one);
          } else {
            expect(after[index]).toBeLessThanOrEqual(share);
            expect(after[index]).toBeGreaterThanOrEqual(one);
          }
        }
      }),
    );
  });

  it('makes all equal, to less than a unit each, when all cash is free', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { minLength: 1, maxLength: 8 }), (equities) => {
        const after = equities.slice();
        for (const { from, to, amount } of equalTransfers(money(equities), money(equities))) {
          after[from] -= amount;
          after[to] += amount;
        }
        const spread = after.map((one) => Number(one - after[0]));
        expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(equities.length);
      }),
    );
  });
});

describe('targetEquities', () => {
  it('rounds down, and gives what the shares leave over to nobody', () => {
    // 1001 × 0.5 is 500.5, × 0.25 is 250.25.
    expect(targetEquities(money([1001n, 0n]), [0.5, 0.25])).toEqual([500n, 250n]);
  });

  it('splits exactly where shares are equal: a third is no float', () => {
    expect(targetEquities(money([10n ** 24n, 0n, 0n]), [1 / 3, 1 / 3, 1 / 3])).toEqual(
      Array.from({ length: 3 }, () => 10n ** 24n / 3n),
    );
  });
});

describe('transfers to shares', () => {
  it('moves only what is needed: the idle rest stays where it lies', () => {
    // 1000 in all; shares of 0.125 and 0.25 are 125 and 250: the second lacks 150, the first keeps 750.
    const equities = money([900n, 100n]);
    expect(capitalTransfers(equities, targetEquities(equities, [0.125, 0.25]), equities)).toEqual([
      { from: 0, to: 1, amount: 150n },
    ]);
  });

  it('conserves to the last digit and pushes nobody below zero, whatever the shares', () => {
    const account = fc.record({
      equity: fc.bigInt({ min: 0n, max: 10n ** 24n }),
      freePct: fc.bigInt({ min: -20n, max: 100n }),
      wish: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc.array(account, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 2000 }),
        (accounts, slack) => {
          const sum = accounts.reduce((total, { wish }) => total + wish, slack);
          const before = accounts.map(({ equity }) => equity);
          const free = accounts.map(({ equity, freePct }) => (equity * freePct) / 100n);
          const targets = targetEquities(
            money(before),
            accounts.map(({ wish }) => wish / sum),
          );
          const after = before.slice();
          const left = free.slice();
          for (const { from, to, amount } of capitalTransfers(money(before), targets, money(free))) {
            expect(amount).toBeGreaterThan(0n);
            after[from] -= amount;
            left[from] -= amount;
            after[to] += amount;
          }
          const total = (amounts: readonly bigint[]) => amounts.reduce((one, other) => one + other, 0n);
          expect(total(after)).toBe(total(before));
          for (const [index, one] of before.entries()) {
            expect(after[index]).toBeGreaterThanOrEqual(0n);
            if (after[index] < one) {
              expect(left[index]).toBeGreaterThanOrEqual(0n);
              expect(after[index]).toBeGreaterThanOrEqual(targets[index]);
            } else if (after[index] > one) {
              expect(after[index]).toBeLessThanOrEqual(targets[index]);
            }
          }
        },
      ),
      runs(200),
    );
  });
});
