/** How many decimals to show for amounts up to this size: cents for large ones, down to satoshis for small ones. */
export function moneyDecimals(sizeMax: number): number {
  if (sizeMax >= 10 || sizeMax === 0) return 2;
  if (sizeMax >= 1) return 3;
  if (sizeMax >= 0.01) return 6;
  return 8;
}
