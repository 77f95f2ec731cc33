import type { ShareSummary } from '../../data/share-history.js';
import { NO_VALUE } from '../../format/format-metric.js';
import { formatPercent } from '../../format/format-percent.js';
import { formatSignedPoints } from '../../format/format-points.js';
import { type Html, html } from '../../html/html.js';
import type { RunComparison } from '../run-comparison.js';

const KINDS = [
  ['average', 'Average'],
  ['last', 'At the end'],
] as const;

/** The share of the capital that each strategy was allowed in either run; null where there is nothing to tell. */
export function allocationDifferences({ allocations }: RunComparison): Html | null {
  if (allocations.length === 0) return null;
  return html`<section id="allocation" aria-labelledby="allocation-title"><h2 id="allocation-title">Allocation</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="allocation-title"><table class="wide compared">
<thead><tr><th scope="col">Strategy</th>${KINDS.map(([, label]) => html`<th scope="col" class="number">${label}, A</th><th scope="col" class="number">${label}, B</th><th scope="col" class="number">B less A</th>`)}</tr></thead>
<tbody>${allocations.map(({ strategy, a, b }) => html`<tr><th scope="row">${strategy}</th>${KINDS.map(([kind]) => cells(a, b, kind))}</tr>`)}</tbody></table></div>
<p class="note">The part of the capital that the allocator let a strategy use; the average is over time. A dash: the strategy was not part of that run.</p></section>`;
}

function cells(a: ShareSummary | null, b: ShareSummary | null, kind: 'average' | 'last'): Html {
  const text = (share: ShareSummary | null) => (share === null ? NO_VALUE : formatPercent(share[kind] * 100, 1));
  const difference = a === null || b === null ? NO_VALUE : formatSignedPoints((b[kind] - a[kind]) * 100, 1);
  return html`<td class="number">${text(a)}</td><td class="number">${text(b)}</td><td class="number"><strong>${difference}</strong></td>`;
}
