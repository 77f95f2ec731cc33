import type { ValidationTerms } from '../../../events/validation-events.js';
import type { Kernel } from '../../../kernel/kernel.js';
import type { Allocation } from '../models/allocation-model.js';

/** Shares that the allocator would set and waits with. Plain data: it is part of the allocator's state. */
export interface ShareProposal extends Allocation {
  readonly id: number;
}

/** The agent that asks, and what of its state it takes. */
export interface ProposalOwner {
  readonly id: string;
  readonly state: { readonly shares: readonly number[]; proposal: ShareProposal | null; lastProposalId: number };
}

/** How shares go live that are not those in force. */
export interface ProposalTerms {
  /** Null: at once. */
  readonly validation: ValidationTerms | null;
  /** Nobody is asked and nothing is carried out: the desk goes on with its shares, as when every proposal is turned down. */
  readonly holdsShares: boolean;
}

/**
 * Asks before other shares go live. One proposal is open at a time: what the model wants meanwhile is not asked, for an
 * answer that took longer than a rebalance would never come; the rebalance after the answer asks anew.
 */
export class ShareProposals {
  private readonly owner: ProposalOwner;
  private readonly terms: ProposalTerms;
  private kernel!: Kernel;

  constructor(owner: ProposalOwner, terms: ProposalTerms) {
    this.owner = owner;
    this.terms = terms;
  }

  /** @param carryOut sets the shares and moves the money. */
  start(kernel: Kernel, carryOut: (allocation: Allocation) => void): void {
    this.kernel = kernel;
    if (this.terms.validation === null) return;
    kernel.topics.allocationValidated.subscribe(this.owner.id, ({ proposalId, verdict }) => {
      const { state } = this.owner;
      const { proposal } = state;
      if (proposal?.id !== proposalId) return;
      state.proposal = null;
      if (verdict === 'deploy') carryOut(proposal);
    });
  }

  /** Whether these shares may not go live before somebody has been asked. Money that moves towards the shares in force may. */
  isNeededFor(shares: readonly number[]): boolean {
    const inForce = this.owner.state.shares;
    return this.terms.validation !== null && shares.some((share, index) => share !== inForce[index]);
  }

  propose({ shares, reason }: Allocation): void {
    const { state } = this.owner;
    const { validation, holdsShares } = this.terms;
    if (validation === null || holdsShares || state.proposal !== null) return;
    const id = ++state.lastProposalId;
    state.proposal = { id, shares: [...shares], reason };
    this.kernel.publish(this.kernel.topics.allocationProposed, {
      kind: 'AllocationProposed',
      seq: 0,
      tsMs: 0,
      proposalId: id,
      shares: [...state.shares],
      proposed: [...shares],
      reason,
      terms: validation,
    });
  }
}
