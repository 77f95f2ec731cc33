import type { HaltScope } from '../../../events/risk-events.js';
import type { RiskView } from '../risk-view.js';

/** When a halt is lifted: never, at the next 00:00 UTC, or after a while. */
export type ResumePolicy = 'never' | 'next-day' | { readonly afterMs: number };

/** What a halt means beyond refusing. */
export interface HaltPolicy {
  /** Whether the allocator closes what is held. */
  readonly flatten: boolean;
  /** Null: each rule's own. */
  readonly resume: ResumePolicy | null;
}

/**
 * A loss at which trading stops. It is looked at when every timestamp is complete, before the orders of that timestamp are
 * judged, and again with each order. A loss of exactly the limit is not too much.
 */
export interface HaltRule {
  readonly name: string;
  readonly scope: HaltScope;
  readonly limitPct: number;
  /** Where the scenario says nothing. */
  readonly resume: ResumePolicy;
  /** Plain data: a part of the risk agent's state. */
  state: unknown;
  /** The run begins. */
  begin(view: RiskView): void;
  /** The loss now, percent; 0 or less is none. A strategy's, or with -1 the desk's. */
  lossPct(strategyIndex: number, view: RiskView): number;
  /** Its halt has been lifted: it must not strike again for the same loss. */
  resumed(strategyIndex: number, view: RiskView): void;
  /** Cash came from another sub-account or went there: equity changed without profit or loss. */
  capitalMoved?(strategyIndex: number, equityBefore: number, equityAfter: number): void;
  /** As in RiskRule. */
  readonly everyMs?: number;
  sample?(view: RiskView): void;
}

/** How far `equity` is below `reference`, percent of it. Below a reference of nothing, any loss is endless. */
export function lossBelow(reference: number, equity: number): number {
  if (reference > 0) return ((reference - equity) / reference) * 100;
  return equity < reference ? Number.POSITIVE_INFINITY : 0;
}
