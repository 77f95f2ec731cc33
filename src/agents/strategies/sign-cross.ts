/** The last sign of a difference that was not zero: 0 before the first. Plain data. */
export interface SignCrossState {
  sign: number;
}

export function createSignCross(): SignCrossState {
  return { sign: 0 };
}

/**
 * Says whether the difference has changed its sign: 1 from − to +, −1 from + to −, 0 otherwise. The first sign that is
 * seen is no change; a difference of zero, or one that is not there yet (NaN), leaves the sign as it was.
 */
export function updateSignCross(state: SignCrossState, difference: number): -1 | 0 | 1 {
  const sign = difference > 0 ? 1 : difference < 0 ? -1 : 0;
  if (sign === 0 || sign === state.sign) return 0;
  const first = state.sign === 0;
  state.sign = sign;
  return first ? 0 : sign;
}
