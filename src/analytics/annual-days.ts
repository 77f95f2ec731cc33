/** Days in a trading year: crypto markets never close. Ratios of daily returns are annualised by its square root. */
export const ANNUAL_DAYS = 365;

export const DAY_MS = 86_400_000;
