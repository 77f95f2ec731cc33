import type { SizingInput } from './sizing-model.js';

/** The quantity that a percentage of the equity pays for at the last price, the fee of buying included; 0 without either. */
export function largestPosition({ equity, price }: SizingInput, pct: number, takerFeeBps: number): number {
  const quantity = ((pct / 100) * equity) / (price * (1 + takerFeeBps / 10_000));
  return quantity > 0 && price > 0 ? quantity : 0;
}
