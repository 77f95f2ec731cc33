/** Change from the initial to the final value, in percent of the initial; 0 where there was nothing to begin with. */
export function totalReturnPct(initial: number, final: number): number {
  return initial > 0 ? (final / initial - 1) * 100 : 0;
}
