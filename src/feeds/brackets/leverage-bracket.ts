/** One row of an exchange's margin table, as decimal texts without exponents. Plain data. */
export interface LeverageBracket {
  readonly notionalFloor: string;
  readonly notionalCap: string;
  /** Share of the notional, such as `0.004`. */
  readonly maintenanceRatio: string;
  readonly maxLeverage: number;
  /** Null where the file does not say. */
  readonly cum: string | null;
}
