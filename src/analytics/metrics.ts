/** Metrics of one branch. Money as decimal strings, ratios as numbers; what so few observations cannot give is null. */
export type Metrics = Readonly<Record<string, number | string | null>> & {
  readonly finalEquity: string;
  readonly totalReturnPct: number;
  readonly cagrPct: number | null;
  readonly buyAndHoldReturnPct: number | null;
  readonly alphaPct: number | null;
  readonly beta: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly calmar: number | null;
  readonly volatilityPct: number | null;
  readonly maxDrawdownPct: number;
  readonly maxDrawdownDays: number;
  readonly avgDrawdownPct: number | null;
  readonly ulcerIndex: number | null;
  readonly var95Pct: number | null;
  readonly cvar95Pct: number | null;
  readonly skew: number | null;
  readonly kurtosis: number | null;
  readonly bestDayPct: number | null;
  readonly worstDayPct: number | null;
  /** How many daily returns the statistics rest on. */
  readonly dailyReturns: number;
  readonly exposurePct: number | null;
  readonly trades: number;
  readonly fills: number;
  readonly winRatePct: number | null;
  readonly profitFactor: number | null;
  readonly payoffRatio: number | null;
  readonly expectancy: string | null;
  readonly avgWin: string | null;
  readonly avgLoss: string | null;
  readonly bestTrade: string | null;
  readonly worstTrade: string | null;
  readonly avgTradePct: number | null;
  readonly avgDurationMinutes: number | null;
  readonly maxConsecutiveLosses: number;
  readonly sqn: number | null;
  readonly kellyPct: number | null;
  readonly fees: string;
  /** Funding received less paid, quote currency; only on markets that lend. */
  readonly funding?: string;
  /** Interest paid on what was borrowed, quote currency; only on spot markets that ask for it. */
  readonly interest?: string;
  /** Value of everything bought and sold, quote currency. */
  readonly turnover: string;
  /** The same in units of the average equity. */
  readonly turnoverRatio: number | null;
};
