import type { ShareProposal } from '../../agents/allocator/capital/share-proposals.js';
import { IcarusError } from '../../core/errors.js';
import type { AllocationValidated, ValidationTerms } from '../../events/validation-events.js';
import type { HeldRun } from './run-held.js';
import { noTrial, type ShareTrial, type TriedProposal } from './share-trial.js';
import { shareVerdict } from './share-verdict.js';
import { tryOverFutures } from './try-over-futures.js';
import { tryOverPast } from './try-over-past.js';
import type { ValidationSetup } from './validation-setup.js';

/** The answer to a proposal: what the shares came to where they were tried, and what becomes of them. */
export async function validateShares(
  setup: ValidationSetup,
  proposal: ShareProposal,
  tried: Omit<TriedProposal, 'proposed'>,
  terms: ValidationTerms,
  onBatch?: HeldRun['onBatch'],
): Promise<AllocationValidated> {
  const { id, shares: proposed } = proposal;
  const trial = await tryShares(setup, { ...tried, proposed }, terms, onBatch);
  const verdict = shareVerdict(trial, terms.minImprovementPct);
  return {
    kind: 'AllocationValidated',
    seq: 0,
    tsMs: 0,
    proposalId: id,
    verdict,
    ...trial,
    shares: [...tried.shares],
    proposed: [...proposed],
  };
}

/**
 * A desk that breaks down with other shares is no reason to end the run that goes on without them. One whose state cannot
 * be copied is: no shares could ever be tried on it.
 */
async function tryShares(
  setup: ValidationSetup,
  tried: TriedProposal,
  terms: ValidationTerms,
  onBatch?: HeldRun['onBatch'],
): Promise<ShareTrial> {
  try {
    return terms.over === 'past'
      ? await tryOverPast(setup, tried, terms, onBatch)
      : await tryOverFutures(setup, tried, terms, onBatch);
  } catch (error) {
    if (!(error instanceof IcarusError) || error.code === 'STATE_NOT_PLAIN') throw error;
    return noTrial(tried.tsMs, `The shares could not be tried to the end: ${error.message}`);
  }
}
