import type { ShareProposal } from '../../agents/allocator/capital/share-proposals.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import type { ValidationMark } from './validation-mark.js';

/** A proposal as it stands when it is tried. */
export interface TriedProposal {
  readonly tsMs: number;
  /** In force. */
  readonly shares: readonly number[];
  readonly proposed: ShareProposal['shares'];
  /** The run as it stands now. */
  readonly present: () => ValidationMark;
  /** How it stood before, oldest first. */
  readonly marks: readonly ValidationMark[];
}

/** What proposed shares came to against those in force, in percentage points of the desk's return. */
export interface ShareTrial {
  /** NaN where nothing could be compared. */
  readonly differencePct: number;
  /** NaN where chance cannot be judged. */
  readonly lowPct: number;
  readonly highPct: number;
  /** Pairs that were compared. */
  readonly observations: number;
  readonly fromTsMs: number;
  readonly toTsMs: number;
  /** In words. */
  readonly conclusion: string;
}

/** A trial that came to nothing, and why. */
export function noTrial(tsMs: number, conclusion: string): ShareTrial {
  const [differencePct, lowPct, highPct] = [Number.NaN, Number.NaN, Number.NaN];
  return { differencePct, lowPct, highPct, observations: 0, fromTsMs: tsMs, toTsMs: tsMs, conclusion };
}

/** By strategy: the shares that a snapshot's desk has. */
export function sharesOf({ agents }: KernelSnapshot): readonly number[] {
  return (agents.allocator as { readonly shares: readonly number[] }).shares;
}

export function isSameShares(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((share, index) => share === b[index]);
}
