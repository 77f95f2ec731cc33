/**
 * A fee in basis points after a discount in percent, such as exchanges give for paying in their own coin. The discount
 * is on what is paid: a rebate (negative) stays as it is.
 */
export function discountedBps(bps: number, discountPct: number): number {
  return bps > 0 ? bps * (1 - discountPct / 100) : bps;
}
