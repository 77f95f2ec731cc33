import type { ParentOrder } from '../parent-order.js';
import { type ExecutionStep, NO_LIMIT, type Occasion } from './execution-algorithm.js';

/** A duration, cut into slices of the same length: the first slice is sent at once, the others a length apart. */
export interface TimeSchedule {
  readonly durationMs: number;
  readonly slices: number;
}

/**
 * What is due at this step of the schedule. Steps go on in the same rhythm after the last one, for what the venue has
 * not taken by then.
 */
export function scheduledStep(schedule: TimeSchedule, occasion: Occasion, parent: ParentOrder): ExecutionStep | null {
  if (occasion !== 'start' && occasion !== 'timer') return null;
  const { startTsMs, step, plan, terms } = parent;
  const share = step < plan.length ? plan[step] : 1;
  return {
    dueQuantity: terms.quantity * share,
    limitPrice: NO_LIMIT,
    wakeTsMs: startTsMs + stepOffsetMs(schedule, step + 1),
  };
}

/** When a step comes, in whole milliseconds after the start. */
export function stepOffsetMs({ durationMs, slices }: TimeSchedule, step: number): number {
  return Math.floor((durationMs * step) / slices);
}
