/**
 * How a field is read: a time as epoch s, ms or µs or ISO 8601; an amount that is not negative; a price above 0; an id;
 * whether the buyer was the maker (true, false, 1, 0); the taker's side (buy, sell); the side of the book (bid, ask, or
 * buy, sell); a flag (true, false, 1, 0).
 */
export type TickFieldForm = 'time' | 'amount' | 'price' | 'id' | 'maker' | 'side' | 'book-side' | 'flag';

export interface TickCsvColumn {
  /** Zero-based, in the line. */
  readonly position: number;
  /** For messages: the header's name for it, or what it is. */
  readonly label: string;
  readonly form: TickFieldForm;
  /** Where its value goes in the row of numbers that a reader hands on. */
  readonly slot: number;
}

/** How the lines of a tick CSV are to be read. */
export interface TickCsvLayout {
  /** For messages, e.g. "Binance trades, no header". */
  readonly name: string;
  readonly hasHeader: boolean;
  /** How many fields each line must have. */
  readonly fieldCount: number;
  /** The columns that are read, in any order. */
  readonly columns: readonly TickCsvColumn[];
  /** How many numbers a row has; those without a column stay NaN. */
  readonly slotCount: number;
}

/** A column that a tick CSV may have, and what headers call it. */
export interface TickColumnNames {
  readonly slot: number;
  readonly form: TickFieldForm;
  /** The first of them that is in the header counts. */
  readonly names: readonly string[];
  readonly optional?: boolean;
}
