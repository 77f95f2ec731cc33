import { distance } from 'fastest-levenshtein';

/**
 * The candidate that `name` is most likely a slip of, or null if none is near. Case and `_`/`-` do not count
 * (`maker_bps` is `makerBps`); of equally near ones the first wins.
 */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  const wanted = normalize(name);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const current = distance(wanted, normalize(candidate));
    if (current < bestDistance) {
      best = candidate;
      bestDistance = current;
    }
  }
  return best !== null && bestDistance <= tolerance(best) ? best : null;
}

function normalize(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** One slip in the shortest names, one more for every four letters. */
function tolerance(candidate: string): number {
  return candidate.length <= 2 ? 1 : Math.max(2, Math.floor(candidate.length / 4) + 1);
}
