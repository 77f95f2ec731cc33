import type { EngineScenario } from '../engine-scenario.js';
import { canonicalJson } from '../scenario/canonical-json.js';
import { decisionPart } from '../scenario/decision-part.js';
import { AGENTS_WITH_TERMS, agentTerms } from './agent-terms.js';
import { restartedStrategies } from './restarted-strategies.js';

/** In what a branch's desk is another than its parent's. Plain data: worked out once for all forks of a kind. */
export interface DeskDifference {
  /** What can change a decision in the branch, as its fingerprint says it; null: the desk is the parent's. */
  readonly decides: string | null;
  /** Whether the capital is to be divided in another way, or among others. */
  readonly dividesAnew: boolean;
  /** Agents whose state may be of another shape now. */
  readonly changedIds: readonly string[];
  /** Strategies that start anew. */
  readonly restarted: readonly string[];
}

export function deskDifference(parent: EngineScenario, branch: EngineScenario): DeskDifference {
  if (deskOf(parent) === deskOf(branch)) return { decides: null, dividesAnew: false, changedIds: [], restarted: [] };
  return {
    decides: decisionPart(branch),
    dividesAnew: parent.strategies.length !== branch.strategies.length || sharesPart(parent) !== sharesPart(branch),
    changedIds: AGENTS_WITH_TERMS.filter((id) => agentTerms(id, parent) !== agentTerms(id, branch)),
    restarted: restartedStrategies(parent, branch).map(({ id }) => id),
  };
}

/** All that an engine is composed from. */
function deskOf(scenario: EngineScenario): string {
  const { seed, data, period, venue, account, strategies, allocator, risk, compliance } = scenario;
  return canonicalJson({ seed, data, period, venue, account, strategies, allocator, risk, compliance });
}

/** How shares come about; whether they are tried before they go live is another matter. */
function sharesPart({ allocator: { validate: _, ...rest } }: EngineScenario): string {
  return canonicalJson(rest);
}
