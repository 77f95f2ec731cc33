import type { EngineScenario } from '../../engine-scenario.js';
import { canonicalJson } from '../../scenario/canonical-json.js';
import { decisionPart } from '../../scenario/decision-part.js';
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

const NONE: DeskDifference = { decides: null, dividesAnew: false, changedIds: [], restarted: [] };

/** Compares the desks of many branches with the one that they leave. */
export class DeskDifferences {
  private readonly parent: EngineScenario;
  private readonly desk: string;
  private readonly shares: string;
  private readonly terms: readonly string[];
  private readonly known = new Map<EngineScenario, DeskDifference>();

  constructor(parent: EngineScenario) {
    this.parent = parent;
    this.desk = deskOf(parent);
    this.shares = sharesPart(parent);
    this.terms = AGENTS_WITH_TERMS.map((id) => agentTerms(id, parent));
  }

  of(branch: EngineScenario): DeskDifference {
    const known = this.known.get(branch) ?? this.compare(branch);
    this.known.set(branch, known);
    return known;
  }

  private compare(branch: EngineScenario): DeskDifference {
    if (deskOf(branch) === this.desk) return NONE;
    const joins = branch.strategies.length !== this.parent.strategies.length;
    return {
      decides: decisionPart(branch),
      dividesAnew: joins || sharesPart(branch) !== this.shares,
      changedIds: AGENTS_WITH_TERMS.filter((id, index) => agentTerms(id, branch) !== this.terms[index]),
      restarted: restartedStrategies(this.parent, branch).map(({ id }) => id),
    };
  }
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
