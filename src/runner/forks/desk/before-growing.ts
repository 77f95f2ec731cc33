import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import { composeEngine } from '../../compose/compose-engine.js';
import type { EngineScenario } from '../../engine-scenario.js';
import { surrenderEngine } from '../../engine-snapshot.js';
import type { MarketData } from '../branches/market-data.js';
import type { ScenarioCode } from '../scenario-code.js';
import { changedDesk, type DeskChange } from './changed-desk.js';
import { presetBooks } from './preset-books.js';

export interface GrowingDesk {
  readonly scenario: EngineScenario;
  readonly code: ScenarioCode;
  readonly market: MarketData;
  readonly change: DeskChange;
  /** When the changed desk starts. */
  readonly startMs: number;
}

/**
 * The old desk with all that changes but the strategies that join. Where a desk grows it takes on the changes first: in
 * one step, a window that becomes twice as long could pass for a table that gets a row for a second strategy.
 */
export function beforeGrowing(
  { scenario, code, market, change, startMs }: GrowingDesk,
  old: KernelSnapshot,
): KernelSnapshot {
  const sizes = { old: change.sizes.old, fresh: change.sizes.old };
  // A user's own allocator may know only as many strategies as there will be.
  const isOwn = code.allocator !== null;
  const engine = composeEngine(
    {
      ...scenario,
      strategies: scenario.strategies.slice(0, sizes.old),
      allocator: isOwn ? { model: 'equal', rebalanceMs: null } : scenario.allocator,
    },
    code.strategies.slice(0, sizes.old),
    { riskRules: code.riskRules, terms: market.terms, ticks: market.ticks },
  );
  presetBooks(engine, old, sizes);
  engine.loop.startAt(startMs);
  const changedIds = new Set(change.changedIds);
  if (isOwn) changedIds.delete('allocator');
  return changedDesk(engine, old, surrenderEngine(engine), { ...change, sizes, changedIds });
}
