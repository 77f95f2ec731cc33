import type { Allocation, AllocationModel, AllocationView } from './allocation-model.js';

/** Every strategy gets the same. A sub-account that has grown may use all that it has until the next rebalance. */
export class EqualShares implements AllocationModel<null> {
  readonly name = 'equal';
  readonly history = null;
  readonly tradesMax = 0;
  readonly capsUse = false;

  createState(): null {
    return null;
  }

  allocate({ strategies }: AllocationView): Allocation {
    return { shares: strategies.map(() => 1 / strategies.length), reason: 'capital split equally at the start' };
  }

  rebalanceReason(transferCount: number): string {
    return `rebalanced to equal shares by ${transferCount} transfers of cash`;
  }
}
