import { type Html, html } from '../../html/html.js';
import type { SweepResult } from '../sweep-result.js';
import type { CellStatistic, MapCell, ParameterMap } from './parameter-map.js';
import { shortScore } from './score-format.js';
import { type ScoreTone, scoreTone } from './score-tone.js';

/** A map of two parameters as a table; hidden until it is chosen, where several share a place. */
export function mapTable(
  { objective }: SweepResult,
  { down, across, cells }: ParameterMap,
  kind: CellStatistic,
  id: string,
  isHidden: boolean,
): Html {
  const scores = cells.flatMap((row) => row.flatMap((cell) => cell[kind] ?? []));
  const tone = scoreTone(scores, objective.minimize);
  return html`<div class="parameter-map" data-map="${id}"${isHidden ? html` hidden` : null}><h3 id="${id}">${down.name} down, ${across.name} across${scores.length > 0 && kind === 'median' ? ', median' : null}</h3>
<div class="scroll heat" tabindex="0" role="region" aria-labelledby="${id}"><table>
<thead><tr><th scope="col"><span class="corner">${down.name} ↓ ${across.name} →</span></th>${across.labels.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${cells.map((row, index) => html`<tr><th scope="row">${down.labels[index]}</th>${row.map((cell) => cellOf(cell, kind, tone))}</tr>`)}</tbody></table></div></div>`;
}

function cellOf(cell: MapCell, kind: CellStatistic, tone: ScoreTone): Html {
  const score = cell[kind];
  if (cell.points === 0) return html`<td class="off" title="not tried">·</td>`;
  if (score === null) return html`<td class="off" title="failed, or without this number">×</td>`;
  const classes = [tone(score), cell.holdsBest ? 'best-point' : ''].filter(Boolean).join(' ');
  return html`<td${classes === '' ? null : html` class="${classes}"`}>${shortScore(score)}</td>`;
}
