import { type Html, html } from '../../html/html.js';
import type { SweepResult } from '../sweep-result.js';
import { mapTable } from './map-table.js';
import { parameterLine } from './parameter-line.js';
import { hasSharedCells, type ParameterMap, parameterMap } from './parameter-map.js';
import { objectiveLabel, scoreUnit } from './score-format.js';

/** Positions of an axis: of the only two parameters, and of more, where there are many maps. */
const POSITIONS_MAX = 40;
const POSITIONS_MAX_OF_MANY = 12;
/** Of more parameters than this the first are mapped against each other: a page can hold so many maps. */
const MAPPED_MAX = 6;

/** Where good points lie: a plateau is to be trusted more than a peak. A line for one parameter, maps for several. */
export function mapSection(result: SweepResult): Html | null {
  const { parameters, ranking } = result;
  if (parameters.length === 0 || ranking.length === 0) return null;
  return html`<section id="map" class="map" aria-labelledby="map-title"><h2 id="map-title">${objectiveLabel(result)} by parameter</h2>
${parameters.length === 1 ? parameterLine(result) : maps(result)}</section>`;
}

function maps(result: SweepResult): Html {
  const all = pairs(result);
  const isShared = all.some(({ map }) => hasSharedCells(map));
  const kinds = isShared ? (['median', 'best'] as const) : (['best'] as const);
  const unit = scoreUnit(result);
  return html`${controls(all, isShared)}
${all.map(({ map }, index) => kinds.map((kind, place) => mapTable(result, map, kind, `map-${index}-${kind}`, index + place > 0)))}
<p class="note">${unit === null ? null : `In ${unit}. `}${isShared ? 'A cell stands for all points with these two values: their median, or the best of them. ' : null}Outlined: the best point. Colours go with the numbers. “·” was not tried, “×” failed or lacks the number. A good point among good neighbours is worth more than a peak that stands alone.${parameters(result)}</p>`;
}

function parameters({ parameters }: SweepResult): string | null {
  return parameters.length > MAPPED_MAX
    ? ` Of ${parameters.length} parameters the first ${MAPPED_MAX} are mapped.`
    : null;
}

interface Pair {
  readonly name: string;
  readonly map: ParameterMap;
}

function pairs(result: SweepResult): Pair[] {
  const mapped = Math.min(MAPPED_MAX, result.parameters.length);
  const positionsMax = mapped === 2 ? POSITIONS_MAX : POSITIONS_MAX_OF_MANY;
  const made: Pair[] = [];
  for (let first = 0; first < mapped; first++) {
    for (let second = first + 1; second < mapped; second++) {
      const map = parameterMap(result, first, second, positionsMax);
      made.push({ name: `${map.down.name} and ${map.across.name}`, map });
    }
  }
  return made;
}

function controls(all: readonly Pair[], isShared: boolean): Html | null {
  if (all.length === 1 && !isShared) return null;
  const pair =
    all.length === 1
      ? null
      : html`<label>Parameters <select name="map-pair">${all.map(({ name }, index) => html`<option value="${index}">${name}</option>`)}</select></label>`;
  const kind = isShared
    ? html`<label>Of each cell <select name="map-kind"><option value="median">the median</option><option value="best">the best</option></select></label>`
    : null;
  return html`<div class="controls" role="group" aria-label="What the map shows">${pair}${kind}</div>`;
}
