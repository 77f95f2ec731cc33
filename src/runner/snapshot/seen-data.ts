import { sliceBarColumns } from '../../core/bar-columns.js';
import { hashBars } from '../../feeds/hash-bars.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { MarketData } from '../forks/branches/market-data.js';
import { hashSeenTerms } from '../prepare/market-terms.js';

/**
 * By data set: the hash of the bars that had closed by a snapshot, with the open of the one that was under way, so that a
 * run that goes on from it can tell that it has the same past, however many bars have come since. Of ticks it is the hash
 * of all. On margin the funding, the marks and the brackets that it had to do with come behind.
 */
export function seenDataHashes(
  { data }: EngineScenario,
  { bars, ticks, dataHashes, terms }: MarketData,
  { series, tsMs }: Pick<KernelSnapshot, 'series' | 'tsMs'>,
): string[] {
  const hashesEach = terms.length > 0 ? 2 : 1;
  return data.map(({ symbol, intervalMs }, index) => {
    const seenTerms = terms.length > 0 ? ` ${hashSeenTerms(terms[index], tsMs)}` : '';
    if (ticks[index] !== null) return dataHashes[index * hashesEach] + seenTerms;
    const { closedRows, isOpen } = series[index];
    const seen = Math.min(closedRows, bars[index].length);
    const closed = hashBars(sliceBarColumns(bars[index], 0, seen), symbol, intervalMs);
    // Orders may have filled at it; what else that bar came to was not known.
    return (isOpen ? `${closed} ${bars[index].open[closedRows]}` : closed) + seenTerms;
  });
}
