import { unequalShares } from '../data/share-history.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatPercent } from '../format/format-percent.js';
import type { ReportInput } from '../report-input.js';

/** One sentence about a desk whose capital was always divided equally; null where a section shows the shares, or there are none. */
export function equalSharesNote({ branches }: ReportInput): string | null {
  const [main] = branches;
  if (main === undefined || branches.some((branch) => unequalShares(branch) !== undefined)) return null;
  const { allocations, strategies } = main.result;
  if (allocations.length === 0 || strategies.length < 2) return null;
  const each = formatPercent(100 / strategies.length, 1);
  if (allocations.length === 1)
    return `The capital was divided equally at the start, ${each} each, and not moved afterwards.`;
  const moved = allocations.length - 1;
  const times = moved === 1 ? 'once' : `${formatFixed(moved, 0)} times`;
  return `The capital was divided equally, ${each} each, and brought back to that ${times}.`;
}
