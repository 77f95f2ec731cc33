/**
 * What a detector looks at of a bar, in quote currency. One object is handed from detector to detector, and no price by
 * itself: V8 puts a float that is passed to a function into an object of its own.
 */
export interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}
