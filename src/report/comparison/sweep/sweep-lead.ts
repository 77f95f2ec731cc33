import { formatFixed } from '../../format/format-fixed.js';
import { formatPeriod } from '../../format/format-period.js';
import { withMinusSigns } from '../../format/with-minus-signs.js';
import { type Html, html } from '../../html/html.js';
import type { SweepResult } from '../sweep-result.js';
import { parameterText } from './parameter-axis.js';
import { objectiveLabel, scoreText } from './score-format.js';

const KEY_SHOWN = 12;

/** Name, what was tried, the best point, and what may be concluded. */
export function sweepLead(result: SweepResult): Html {
  const { scenario, conclusion, key } = result;
  return html`<header class="lead" id="summary">
<h1>${scenario.name}</h1>
<p class="meta">${meta(result).join(' · ')}</p>
${scenario.description ? html`<p class="description">${scenario.description}</p>` : null}
${best(result)}
<p class="verdict">${withMinusSigns(conclusion)}</p>
<div class="fingerprint"><span>Key of the sweep</span><code title="${key}">${key.length > KEY_SHOWN ? `${key.slice(0, KEY_SHOWN)}…` : key}</code><button type="button" data-copy="${key}">Copy</button><span role="status" class="copied"></span></div>
</header>`;
}

function meta({ data, points, parameters, search }: SweepResult): string[] {
  const fromMs = Math.min(...data.map(({ from }) => Date.parse(from)));
  const toMs = Math.max(...data.map(({ to }) => Date.parse(to)));
  const kinds = {
    grid: 'grid',
    random: 'random search',
    'latin-hypercube': 'Latin hypercube',
    sequential: 'sequential search',
  };
  const failed = points.filter(({ error }) => error !== null).length;
  return [
    ...(Number.isFinite(fromMs) && Number.isFinite(toMs) ? [formatPeriod({ fromMs, toMs, days: 0 })] : []),
    [...new Set(data.map(({ symbol, interval }) => `${symbol} ${interval}`))].join(', '),
    `${kinds[search.kind]} over ${parameters.map(({ name }) => name).join(', ')}`,
    `${formatFixed(points.length, 0)} ${points.length === 1 ? 'point' : 'points'}${failed > 0 ? `, ${formatFixed(failed, 0)} of them failed` : ''}`,
  ].filter((part) => part !== '');
}

function best(result: SweepResult): Html | null {
  const point = result.points[result.ranking[0]];
  if (point === undefined) return null;
  const values = result.parameters.map(({ name }, place) => `${name} ${parameterText(point.values[place])}`);
  return html`<div class="hero">
<div><span class="value">${scoreText(result, point.score)}</span><span class="label">${objectiveLabel(result)} of the best of ${formatFixed(result.ranking.length, 0)} points</span></div>
<div><span class="best-values">${values.join(', ')}</span><span class="label">Its parameters</span></div>
</div>`;
}
