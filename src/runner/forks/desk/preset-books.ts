import { copyPlainData } from '../../../core/copy-plain-data.js';
import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import type { Engine } from '../../compose/compose-engine.js';
import { type DeskSizes, takeOver } from './take-over.js';

/** Who keeps the books: the desk's own and those of the venue. */
const BOOKS = ['bookkeeper', 'venue'];

/**
 * Gives an engine that has not started yet the books and prices of the moment, so that whatever starts anew in it begins
 * from what the desk is worth now, not from the capital of the run's first day.
 */
export function presetBooks(engine: Engine, { agents, lastPrice }: KernelSnapshot, sizes: DeskSizes): void {
  for (const agent of engine.kernel.agents.members) {
    if (!BOOKS.includes(agent.id)) continue;
    const old = agents[agent.id] as Record<string, unknown>;
    agent.state = copyPlainData(takeOver(old, agent.state as Record<string, unknown>, sizes));
  }
  engine.kernel.market.lastPrice.set(lastPrice);
}
