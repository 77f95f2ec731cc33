/**
 * Value at risk of equally likely losses: the smallest that no more than `worsePerMille` in a thousand of them exceed.
 * Never below 0. Sorts the losses in place.
 */
export function empiricalValueAtRisk(losses: Float64Array, worsePerMille: number): number {
  losses.sort();
  return Math.max(0, losses[losses.length - 1 - worseCount(losses, worsePerMille)]);
}

/** Expected shortfall: the mean of the `worsePerMille` in a thousand that are worst, at least of the worst one; never below 0. */
export function empiricalShortfall(losses: Float64Array, worsePerMille: number): number {
  losses.sort();
  const count = Math.max(1, worseCount(losses, worsePerMille));
  let sum = 0;
  for (let index = losses.length - count; index < losses.length; index++) sum += losses[index];
  return Math.max(0, sum / count);
}

function worseCount({ length }: Float64Array, worsePerMille: number): number {
  return Math.floor((length * worsePerMille) / 1000);
}
