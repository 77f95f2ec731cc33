/** Smaller than the distance of any two times that data can tell apart: microseconds. */
const STEP_MS = 2 ** -11;

/** The last moment that lies before `tsMs`: a run that is driven to it has seen nothing of `tsMs` itself. */
export function justBefore(tsMs: number): number {
  return tsMs - STEP_MS;
}
