import type { DataPolicy } from './data-policy.js';
import type { RepairCounts } from './repair-bars.js';

/** What repairBars did, one sentence for each kind that it met. */
export function describeRepairs(counts: RepairCounts, policy: DataPolicy): string[] {
  const sentences: readonly (readonly [count: number, sentence: string])[] = [
    [counts.badPricesDropped, 'badPrices: # bars with impossible prices dropped'],
    [counts.highLowDropped, 'highLow: # bars with contradicting high or low dropped'],
    [counts.highLowWidened, 'highLow: # bars widened to hold their open and close'],
    [counts.badVolumeDropped, 'badVolume: # bars with impossible volume dropped'],
    [counts.badVolumeZeroed, 'badVolume: # impossible volumes set to zero'],
    [counts.offGridDropped, 'offGrid: # bars off the time grid dropped'],
    [
      counts.duplicatesDropped,
      `duplicates: # bars dropped, the ${policy.duplicates === 'keep-first' ? 'first' : 'last'} of each time kept`,
    ],
  ];
  return sentences.flatMap(([count, sentence]) => (count > 0 ? [sentence.replace('#', String(count))] : []));
}
