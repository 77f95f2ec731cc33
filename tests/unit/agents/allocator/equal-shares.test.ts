import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalizingTransfers, splitEqually } from '../../../../src/agents/allocator/equal-shares.js';
import type { Money } from '../../../../src/core/units.js';

const money = (amounts: readonly bigint[]) => amounts as Money[];

describe('splitEqually', () => {
  it('gives the remainder to the first ones, a unit each', () => {
    expect(splitEqually(11n as Money, 3)).toEqual([4n, 4n, 3n]);
    expect(splitEqually(9n as Money, 3)).toEqual([3n, 3n, 3n]);
    expect(splitEqually(2n as Money, 3)).toEqual([1n, 1n, 0n]);
    expect(splitEqually(5n as Money, 1)).toEqual([5n]);
  });

  it('loses nothing and differs by at most one unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 1, max: 40 }), (amount, count) => {
        const parts = splitEqually(amount as Money, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum: bigint, part) => sum + part, 0n)).toBe(amount);
        expect(parts[0] - parts[count - 1]).toBeLessThanOrEqual(1n);
        expect([...parts].sort((a, b) => (a > b ? -1 : 1))).toEqual(parts);
      }),
    );
  });
});

describe('equalizingTransfers', () => {
  it('lets the richest pay the poorest first', () => {
    // 300 + 120 + 60 = 480, 160 each: the third needs 100, the second 40, the first has 140 over.
    expect(equalizingTransfers(money([300n, 120n, 60n]), money([300n, 120n, 60n]))).toEqual([
      { from: 0, to: 2, amount: 100n },
      { from: 0, to: 1, amount: 40n },
    ]);
  });

  it('moves free cash alone: what is invested stays', () => {
    expect(equalizingTransfers(money([300n, 100n]), money([30n, 0n]))).toEqual([{ from: 0, to: 1, amount: 30n }]);
    expect(equalizingTransfers(money([300n, 100n]), money([0n, 0n]))).toEqual([]);
    expect(equalizingTransfers(money([300n, 100n]), money([-5n, 0n]))).toEqual([]);
  });

  it('does nothing between equals, or for less than a unit each', () => {
    expect(equalizingTransfers(money([5n, 5n]), money([5n, 5n]))).toEqual([]);
    expect(equalizingTransfers(money([5n]), money([5n]))).toEqual([]);
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
        for (const { from, to, amount } of equalizingTransfers(money(before), money(free))) {
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
        for (const { from, to, amount } of equalizingTransfers(money(equities), money(equities))) {
          after[from] -= amount;
          after[to] += amount;
        }
        const spread = after.map((one) => Number(one - after[0]));
        expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(equities.length);
      }),
    );
  });
});
