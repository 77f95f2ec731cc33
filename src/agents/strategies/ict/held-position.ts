/**
 * Whether there is a position, where an exit may leave less than a lot behind: a fee taken in coins does. The strategy
 * does not know the lot; a fill that leaves less than a hundredth of what was held has closed the position.
 */
export interface HeldPositionState {
  /** The most that was held since the last time without a position, base currency. */
  most: number;
  /** What the last exit left behind. */
  dust: number;
}

const DUST_SHARE = 0.01;

export function createHeldPosition(): HeldPositionState {
  return { most: 0, dust: 0 };
}

/** Takes the position after a fill; negative when short. */
export function updateHeldPosition(state: HeldPositionState, position: number): void {
  const held = Math.abs(position);
  const closed = held < state.most * DUST_SHARE;
  state.dust = closed ? held : 0;
  state.most = closed ? 0 : Math.max(state.most, held);
}

export function holdsPosition(state: HeldPositionState, position: number): boolean {
  return Math.abs(position) > state.dust;
}
