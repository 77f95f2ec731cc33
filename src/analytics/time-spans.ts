/** Stretches of time that do not overlap, oldest first: from, to, from, to, … in epoch milliseconds. */
export type TimeSpans = Float64Array;

/** What stretches cover together; `pairs` are from, to, from, to, … in any order. */
export function coveredSpans(pairs: ArrayLike<number>): TimeSpans {
  if (areOrdered(pairs)) return merged(new Float64Array(pairs));
  const order = new Uint32Array(pairs.length / 2);
  for (let index = 0; index < order.length; index++) order[index] = index;
  order.sort((a, b) => pairs[2 * a] - pairs[2 * b]);
  const sorted = new Float64Array(pairs.length);
  for (let place = 0; place < order.length; place++) {
    sorted[2 * place] = pairs[2 * order[place]];
    sorted[2 * place + 1] = pairs[2 * order[place] + 1];
  }
  return merged(sorted);
}

/** What both cover together, each oldest first and without overlaps. */
export function joinSpans(a: ArrayLike<number>, b: ArrayLike<number>): TimeSpans {
  const sorted = new Float64Array(a.length + b.length);
  for (let at = 0, i = 0, j = 0; at < sorted.length; at += 2) {
    const first = j >= b.length || (i < a.length && a[i] <= b[j]);
    sorted[at] = first ? a[i] : b[j];
    sorted[at + 1] = first ? a[i + 1] : b[j + 1];
    if (first) i += 2;
    else j += 2;
  }
  return merged(sorted);
}

/** As those of one strategy on one symbol are, and then they need not be sorted. */
function areOrdered(pairs: ArrayLike<number>): boolean {
  for (let at = 2; at < pairs.length; at += 2) if (pairs[at] < pairs[at - 2]) return false;
  return true;
}

/** Of stretches in the order of their beginnings. */
function merged(sorted: Float64Array): TimeSpans {
  let used = 0;
  for (let at = 0; at < sorted.length; at += 2) {
    const [from, to] = [sorted[at], sorted[at + 1]];
    if (used > 0 && from <= sorted[used - 1]) {
      if (to > sorted[used - 1]) sorted[used - 1] = to;
    } else {
      sorted[used++] = from;
      sorted[used++] = to;
    }
  }
  return sorted.slice(0, used);
}
