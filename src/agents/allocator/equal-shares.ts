import type { Money } from '../../core/units.js';

/** Splits an amount into `count` parts that differ by at most one unit and sum to it; the first ones get the remainder. */
export function splitEqually(amount: Money, count: number): Money[] {
  const each = amount / BigInt(count);
  const remainder = Number(amount % BigInt(count));
  return Array.from({ length: count }, (_, index) => (index < remainder ? each + 1n : each) as Money);
}

export interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly amount: Money;
}

/**
 * The transfers of cash that bring every sub-account nearer to an equal share of the total equity. Only free cash
 * moves, no position is sold for it, and nobody is pushed below zero; the richest pays the poorest first.
 */
export function equalizingTransfers(equities: readonly Money[], freeCash: readonly Money[]): Transfer[] {
  const total = equities.reduce((sum: bigint, equity) => sum + equity, 0n);
  const target = total / BigInt(equities.length);
  const surplus = equities.map((equity, index) => {
    const above = equity - target;
    return above > 0n && freeCash[index] < above ? (freeCash[index] > 0n ? freeCash[index] : 0n) : above;
  });
  const byNeed = (a: number, b: number) => (surplus[a] < surplus[b] ? -1 : surplus[a] > surplus[b] ? 1 : a - b);
  const order = surplus.map((_, index) => index).sort(byNeed);
  const transfers: Transfer[] = [];
  let poor = 0;
  let rich = order.length - 1;
  while (poor < rich) {
    const need = -surplus[order[poor]];
    const spare = surplus[order[rich]];
    if (need <= 0n || spare <= 0n) break;
    const amount = need < spare ? need : spare;
    transfers.push({ from: order[rich], to: order[poor], amount: amount as Money });
    surplus[order[poor]] += amount;
    surplus[order[rich]] -= amount;
    if (surplus[order[poor]] === 0n) poor++;
    if (surplus[order[rich]] === 0n) rich--;
  }
  return transfers;
}
