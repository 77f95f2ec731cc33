/*
 * A mark price has a path of its own inside a bar. It is walked in step with the traded one: on each leg both go from
 * their turning point to the next at an even pace. Where both are the same, so is every point between, to the last bit.
 */

/** Where the mark price is when the traded price, on its way `from`..`to`, has come to `price`. */
export function markAt(price: number, from: number, to: number, mark: number, markTo: number): number {
  if (from === mark && to === markTo) return price;
  if (price === from) return mark;
  if (price === to) return markTo;
  return mark + ((price - from) / (to - from)) * (markTo - mark);
}

/** Where the traded price is when the mark price has come to `reached`: never outside the leg. */
export function priceAt(reached: number, from: number, to: number, mark: number, markTo: number): number {
  if (from === mark && to === markTo) return reached;
  if (reached === mark || from === to) return from;
  if (reached === markTo) return to;
  const price = from + ((reached - mark) / (markTo - mark)) * (to - from);
  return Math.min(Math.max(price, Math.min(from, to)), Math.max(from, to));
}
