import { formatSigned } from '../../format/format-fixed.js';
import { formatSignedPercent } from '../../format/format-percent.js';
import { formatDays, formatPeriod } from '../../format/format-period.js';
import { formatSignedPoints } from '../../format/format-points.js';
import { withMinusSigns } from '../../format/with-minus-signs.js';
import { type Html, html } from '../../html/html.js';
import { VERDICT_WORDS } from '../../sections/difference-cells.js';
import { intervalBar, intervalScalePct } from '../../sections/interval-bar.js';
import type { RunComparison } from '../run-comparison.js';
import { runHeadings } from './run-headings.js';

const DAY_MS = 86_400_000;

/** The two runs, what B earned more or less, and what may be concluded. */
export function comparisonLead(comparison: RunComparison): Html {
  const { a, b } = comparison;
  const title = a.name === b.name ? `${a.name}: ${a.label} and ${b.label}` : `${a.name} and ${b.name}`;
  return html`<header class="lead" id="summary">
<h1>${title}</h1>
<p class="meta">${period(comparison)}</p>
${hero(comparison)}
<p class="verdict">${withMinusSigns(comparison.conclusion)}</p>
</header>
${notes(comparison)}`;
}

function period({ from, to }: RunComparison): string {
  if (from === null || to === null) return 'The two runs have no time in common.';
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const common = { fromMs, toMs, days: (toMs - fromMs) / DAY_MS };
  return `Compared over ${formatPeriod(common)} · ${formatDays(common)}`;
}

function hero(comparison: RunComparison): Html | null {
  const { difference } = comparison;
  if (difference === null) return null;
  const headings = runHeadings(comparison);
  const { differencePct, interval, verdict, returnPct, otherReturnPct } = difference;
  const tone = verdict === 'better' ? 'gain' : verdict === 'worse' ? 'loss' : '';
  const word = verdict === 'identical' ? 'identical' : VERDICT_WORDS[verdict];
  const span =
    interval === null
      ? null
      : html`<div class="hero-interval">${intervalBar(difference, intervalScalePct([difference]))}<span class="label">${Math.round(interval.level * 100)}\u00a0% interval: ${formatSigned(interval.lowPct, 2)} to ${formatSigned(interval.highPct, 2)}\u00a0pp</span></div>`;
  return html`<div class="hero">
<div><span class="value ${tone}">${formatSignedPoints(differencePct)}</span><span class="label">Return of B less that of A: ${word}</span></div>${span}
<div><span class="best-values">${formatSignedPercent(otherReturnPct)}</span><span class="label">Return, ${headings.a}</span></div>
<div><span class="best-values">${formatSignedPercent(returnPct)}</span><span class="label">Return, ${headings.b}</span></div>
</div>`;
}

function notes({ notes }: RunComparison): Html | null {
  if (notes.length === 0) return null;
  return html`<div class="notices"><aside class="warnings" aria-labelledby="notes-title"><h2 id="notes-title">Before comparing</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></aside></div>`;
}
