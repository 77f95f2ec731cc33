import type { EngineScenario } from '../../engine-scenario.js';
import { canonicalJson } from '../../scenario/canonical-json.js';

/** The agents that {@link agentTerms} knows. */
export const AGENTS_WITH_TERMS = [
  'venue',
  'allocator',
  'risk',
  'execution',
  'compliance',
  'bookkeeper',
  'performance',
] as const;

/**
 * What of a scenario decides the shape of an agent's state: where it is the same in two desks, the state of the one is a
 * state of the other as it is.
 */
export function agentTerms(agentId: (typeof AGENTS_WITH_TERMS)[number], scenario: EngineScenario): string {
  const { venue, allocator, risk, compliance, strategies } = scenario;
  const ids = strategies.map(({ id }) => id);
  switch (agentId) {
    case 'venue':
      return canonicalJson({ venue, ids });
    case 'allocator':
      return canonicalJson({ allocator, sizings: strategies.map(({ sizing }) => sizing), ids });
    case 'risk':
      return canonicalJson({ risk, venue, ids });
    case 'execution':
      return canonicalJson({ executions: strategies.map(({ execution }) => execution), ids });
    case 'compliance':
      return canonicalJson({ compliance, ids });
    case 'bookkeeper':
    case 'performance':
      return canonicalJson({ ids });
  }
}
