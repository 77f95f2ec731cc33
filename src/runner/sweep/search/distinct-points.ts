import type { Assignment } from '../../scenario/scenario-sweep.js';

/** Points that are to differ. */
export class DistinctPoints {
  private readonly seen = new Set<string>();

  constructor(points: Iterable<Assignment> = []) {
    for (const point of points) this.add(point);
  }

  /** False: it was there before. */
  add(point: Assignment): boolean {
    const key = JSON.stringify(point);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  has(point: Assignment): boolean {
    return this.seen.has(JSON.stringify(point));
  }
}
