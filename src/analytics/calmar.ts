/**
 * Calmar ratio: yearly return over the largest drawdown, both in percent (T. W. Young, Futures magazine, 1991; over the
 * whole run instead of 36 months). Null without a yearly return or a drawdown.
 */
export function calmar(cagrPct: number | null, maxDrawdownPct: number): number | null {
  return cagrPct === null || !(maxDrawdownPct > 0) ? null : cagrPct / maxDrawdownPct;
}
