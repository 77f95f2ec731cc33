import type { Kernel } from '../../../kernel/kernel.js';

/** The rule that a halt by the kill switch names, and the key of its timer. */
export const KILL_SWITCH = 'killSwitch';

/**
 * Halts the desk for good at `tsMs`. A timer does it, so that the pull is a root event with a place in the order, which a
 * snapshot holds and a replay repeats: a scenario sets it beforehand as a drill, a session that runs sets it for now.
 */
export function setKillSwitch(kernel: Kernel, tsMs: number): void {
  kernel.setTimer('risk', KILL_SWITCH, tsMs);
}
