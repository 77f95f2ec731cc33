import { decimalsOf } from '../data/decimals-of.js';
import { formatFixed, formatSigned } from '../format/format-fixed.js';
import { NO_VALUE } from '../format/format-metric.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { BranchResult } from '../run-result.js';
import { branchTable } from './branch-table.js';

/** Rows of one branch: a page is no file, and result.json has them all. */
const ROWS_MAX = 200;

/** Orders that an algorithm worked in slices; null when there were none. */
export function executionsSection({ result: { branches } }: ReportInput): Html | null {
  if (branches.every(({ executions }) => executions.length === 0)) return null;
  const rowsOf = ({ executions }: BranchResult) => executions.slice(0, ROWS_MAX);
  const decimals = decimalsOf(branches.flatMap((branch) => rowsOf(branch).map(({ arrivalPrice }) => arrivalPrice)));
  const price = (value: number | null) => (value === null ? NO_VALUE : formatFixed(value, decimals));
  const table = branchTable('executions-title', branches, rowsOf, [
    { label: 'Begun (UTC)', text: ({ from }) => formatUtcMinute(Date.parse(from)), title: ({ from }) => from },
    {
      label: 'Shortfall bps',
      number: true,
      text: ({ shortfallBps }) => (shortfallBps === null ? NO_VALUE : formatSigned(shortfallBps, 2)),
    },
    { label: 'Symbol', text: ({ symbol }) => symbol },
    { label: 'Side', text: ({ side }) => side },
    { label: 'Algorithm', text: ({ algorithm }) => algorithm },
    { label: 'Quantity', number: true, text: ({ quantity }) => quantity },
    { label: 'Filled', number: true, text: ({ filled }) => filled },
    { label: 'Slices', number: true, text: ({ slices }) => formatFixed(slices, 0) },
    { label: 'Arrival price', number: true, text: ({ arrivalPrice }) => price(arrivalPrice) },
    { label: 'Average price', number: true, text: ({ averagePrice }) => price(averagePrice) },
    { label: 'Market VWAP', number: true, text: ({ marketVwap }) => price(marketVwap) },
    { label: 'Strategy', text: ({ strategy }) => strategy },
  ]);
  const isCut = branches.some(({ executions }) => executions.length > ROWS_MAX);
  return html`<section id="executions" aria-labelledby="executions-title"><h2 id="executions-title">Executions</h2>
${table}
<p class="note">Shortfall: how much worse than the price at the decision the average is, fees left out; above 0 it cost something.${
    isCut ? ` The first ${ROWS_MAX} are shown, result.json has them all.` : null
  }</p></section>`;
}
