import type { Money } from '../../../core/units.js';

/** Splits an amount into `count` parts that differ by at most one unit and sum to it; the first ones get the remainder. */
export function splitEqually(amount: Money, count: number): Money[] {
  const each = amount / BigInt(count);
  const remainder = Number(amount % BigInt(count));
  return Array.from({ length: count }, (_, index) => (index < remainder ? each + 1n : each) as Money);
}
