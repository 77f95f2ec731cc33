import type { Money } from '../../../core/units.js';

export interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly amount: Money;
}

/**
 * The transfers of cash that bring every sub-account nearer to its target. Only free cash moves, no position is sold
 * for it, and nobody is pushed below zero; the one furthest above its target pays the one furthest below first. Targets
 * may sum to less than what there is: what nobody needs stays where it is.
 */
export function capitalTransfers(
  equities: readonly Money[],
  targets: readonly Money[],
  freeCash: readonly Money[],
): Transfer[] {
  const surplus = equities.map((equity, index) => {
    const above = equity - targets[index];
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

const SHARE_BITS = 53n;
const SHARE_ONE = 2 ** 53;

/** What each share of the desk's equity is worth, rounded down; equal shares are exactly equal. */
export function targetEquities(equities: readonly Money[], shares: readonly number[]): Money[] {
  const total = equities.reduce((sum: bigint, equity) => sum + equity, 0n);
  const equal = 1 / equities.length;
  if (shares.every((share) => share === equal)) return equities.map(() => (total / BigInt(equities.length)) as Money);
  return shares.map((share) => ((total * BigInt(Math.floor(share * SHARE_ONE))) >> SHARE_BITS) as Money);
}
