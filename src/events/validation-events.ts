import type { EventHeader, EventSink } from './event.js';

/** On what proposed shares are tried before they go live. */
export type ValidationTerms = PastValidation | FuturesValidation;

interface AnyValidation {
  /** How much more than with the present shares the desk must earn, in percentage points; below 0: how much less it may. */
  readonly minImprovementPct: number;
}

/** On what has just happened. */
export interface PastValidation extends AnyValidation {
  readonly over: 'past';
  readonly lookbackMs: number;
}

/** On futures that are drawn from the bars of the past. */
export interface FuturesValidation extends AnyValidation {
  readonly over: 'futures';
  readonly paths: number;
  readonly horizonMs: number;
  /** Mean length of the blocks that a future is put together from. */
  readonly blockMs: number;
  readonly seed: number;
}

/** What becomes of proposed shares: they go live, they are dropped, or nothing is certain, which drops them, too. */
export type ShareVerdict = 'deploy' | 'reject' | 'needs-review';

/** The allocator would set other shares, and asks what they would have come to. No money moves before the answer. */
export interface AllocationProposed extends EventHeader {
  readonly kind: 'AllocationProposed';
  /** From 1. */
  readonly proposalId: number;
  /** In force, by strategy. */
  readonly shares: readonly number[];
  readonly proposed: readonly number[];
  /** Of the model, with the figures behind it. */
  readonly reason: string;
  readonly terms: ValidationTerms;
}

export function encodeAllocationProposed(
  { proposalId, proposed, reason, terms }: AllocationProposed,
  sink: EventSink,
): void {
  sink.number(proposalId);
  for (const share of proposed) sink.number(share);
  sink.text(reason);
  sink.text(terms.over);
  sink.number(terms.minImprovementPct);
  if (terms.over === 'past') sink.number(terms.lookbackMs);
  else for (const value of [terms.paths, terms.horizonMs, terms.blockMs, terms.seed]) sink.number(value);
}

/** The answer to a proposal: a root event, for whoever runs the desk has found it out, and in his own time. */
export interface AllocationValidated extends EventHeader {
  readonly kind: 'AllocationValidated';
  readonly proposalId: number;
  readonly verdict: ShareVerdict;
  /** What the desk earns more with the proposed shares, in percentage points; NaN where nothing could be compared. */
  readonly differencePct: number;
  /** The 95 % interval of the difference; NaN where there is none. */
  readonly lowPct: number;
  readonly highPct: number;
  /** Pairs of returns, or of futures, that were compared. */
  readonly observations: number;
  /** The time that was compared. */
  readonly fromTsMs: number;
  readonly toTsMs: number;
  /** The request's, repeated for the record: the fingerprint covers them there. */
  readonly shares: readonly number[];
  readonly proposed: readonly number[];
  /** The figures in words, with what a reader must know of them. */
  readonly conclusion: string;
}

export function encodeAllocationValidated(event: AllocationValidated, sink: EventSink): void {
  sink.number(event.proposalId);
  sink.text(event.verdict);
  sink.number(event.differencePct);
  sink.number(event.lowPct);
  sink.number(event.highPct);
  sink.number(event.observations);
  sink.number(event.fromTsMs);
  sink.number(event.toTsMs);
}
