/** Which side of a spread is held. Plain data. */
export interface SpreadSideState {
  /** 1: long the spread, −1: short, 0: out. */
  side: number;
  /** The side that was stopped and may not be entered again yet; 0: none. */
  barred: number;
}

/** Distances of a spread from its mean, in standard deviations: exit < entry < stop. */
export interface SpreadLimits {
  readonly entry: number;
  readonly exit: number;
  readonly stop: number;
}

export function createSpreadSide(): SpreadSideState {
  return { side: 0, barred: 0 };
}

/**
 * Takes the spread's z-score, sets `side`, and returns the reason where it has changed, else null.
 *
 * Enters against the spread where |z| is more than `entry`, unless it is already past `stop`; leaves where it has come
 * back to less than `exit`, or has passed to the other side; gives up where it has gone on to more than `stop`. After
 * giving up it stays out until the spread has come back once: one that has broken would stop it again and again. At
 * most one change a bar: what left on this bar enters on a later one.
 */
export function updateSpreadSide(
  state: SpreadSideState,
  score: number,
  { entry, exit, stop }: SpreadLimits,
  mayEnter: boolean,
): string | null {
  const { side } = state;
  if (side !== 0) {
    const away = -side * score;
    if (away <= stop && away >= exit) return null;
    state.side = 0;
    if (away < exit) return 'the spread has come back';
    state.barred = side;
    return 'the spread has gone too far';
  }
  if (state.barred !== 0) {
    if (-state.barred * score >= exit) return null;
    state.barred = 0;
  }
  const distance = Math.abs(score);
  if (!mayEnter || distance <= entry || distance > stop) return null;
  state.side = score < 0 ? 1 : -1;
  return score < 0 ? 'the first symbol is cheap' : 'the first symbol is dear';
}
