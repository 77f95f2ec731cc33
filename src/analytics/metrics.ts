/** Metrics of one branch. Money as decimal strings, ratios as numbers; what so few observations cannot give is null. */
export type Metrics = Readonly<Record<string, number | string | null>> & {
  readonly finalEquity: string;
  readonly totalReturnPct: number;
  readonly sharpe: number | null;
  readonly maxDrawdownPct: number;
  readonly trades: number;
  readonly winRatePct: number | null;
  readonly fees: string;
};
