/**
 * How far the desk is from what its model wants, as a share: the largest distance of any strategy. It counts how far a
 * strategy's part of the equity lies from its share, and how far its share has moved from the one in force. What the
 * shares leave over lies with somebody: having that is no distance.
 */
export function shareDrift(wanted: readonly number[], inForce: readonly number[], weights: readonly number[]): number {
  const idle = 1 - wanted.reduce((sum, share) => sum + share, 0);
  return wanted.reduce((drift, share, index) => {
    const short = share - weights[index];
    return Math.max(drift, short, -short - idle, Math.abs(share - (inForce[index] ?? Number.POSITIVE_INFINITY)));
  }, 0);
}
