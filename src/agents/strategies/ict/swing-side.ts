/**
 * Finds the values that are above all of the `swing` values before and after them. Lows are watched with their sign
 * turned.
 *
 * At most one value can be waiting for those after it: a higher one takes its place, and has then been higher than all
 * of the `swing` values before itself too; the lower ones behind it have it among theirs.
 */
export interface SwingSide {
  /** The last `swing` values, in a ring buffer. */
  readonly values: Float64Array;
  /** What is above the values before it and waits for those after it, and its row, or −1 for nothing. */
  candidate: number;
  candidateRow: number;
}

export function createSwingSide(swing: number): SwingSide {
  return { values: new Float64Array(swing), candidate: Number.NaN, candidateRow: -1 };
}

/**
 * Takes the value of a row and says whether it makes `candidate` a swing, whose row is `swing` rows before.
 *
 * @param slot `row` modulo `swing`
 */
export function updateSwingSide(side: SwingSide, row: number, slot: number, value: number): boolean {
  const { values, candidate, candidateRow } = side;
  const oldest = values[slot];
  values[slot] = value;
  if (candidateRow < 0) {
    if (value > oldest && row >= values.length && isHighest(values, slot)) {
      side.candidate = value;
      side.candidateRow = row;
    }
    return false;
  }
  if (value > candidate) {
    side.candidate = value;
    side.candidateRow = row;
    return false;
  }
  if (value < candidate && row - candidateRow < values.length) return false;
  side.candidateRow = -1;
  return value < candidate;
}

function isHighest(values: Float64Array, slot: number): boolean {
  const value = values[slot];
  for (let other = 0; other < values.length; other++) {
    if (values[other] >= value && other !== slot) return false;
  }
  return true;
}
