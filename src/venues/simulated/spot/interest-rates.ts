/** What borrowing costs a day, as a share of what is borrowed. */
export interface InterestRates {
  readonly cash: number;
  readonly coins: number;
}
