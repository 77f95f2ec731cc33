import { type Html, html } from '../../html/html.js';
import type { SweepResult } from '../sweep-result.js';
import { parameterText } from './parameter-axis.js';
import { objectiveLabel, scoreText, shortScore } from './score-format.js';

const WIDTH = 800;
const HEIGHT = 240;

/** The objective over the only parameter: a line with a dot a point, the best one larger. For readers with and without scripts. */
export function parameterLine(result: SweepResult): Html {
  const [{ name }] = result.parameters;
  const points = inOrder(result);
  const scores = points.flatMap(({ score }) => score ?? []);
  const lowest = Math.min(...scores);
  const highest = Math.max(...scores);
  const y = (score: number) => trimmed((1 - (score - lowest) / (highest - lowest || 1)) * HEIGHT);
  const x = positions(points, result);
  const drawn = points.flatMap(({ score, index }, place) =>
    score === null ? [] : [{ index, x: x[place], y: y(score) }],
  );
  const best = result.points[result.ranking[0]];
  const label = `${objectiveLabel(result)} from ${name} ${parameterText(points[0].values[0])} to ${parameterText(points[points.length - 1].values[0])}; best ${scoreText(result, best.score)} at ${parameterText(best.values[0])}.`;
  return html`<figure><div class="share-frame">
<div class="share-scale" aria-hidden="true">${[highest, (highest + lowest) / 2, lowest].map((score) => html`<span>${shortScore(score)}</span>`)}</div>
<svg class="score-line" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">
${lowest < 0 && highest > 0 ? html`<line class="zero" x1="0" x2="${WIDTH}" y1="${y(0)}" y2="${y(0)}"/>` : null}
<polyline class="line" points="${drawn.map((point) => `${point.x},${point.y}`).join(' ')}"/>
${drawn.map((point) => html`<path class="${point.index === best.index ? 'dot best-dot' : 'dot'}" d="M${point.x} ${point.y}h0"/>`)}
</svg></div><p class="static-labels share-times"><span>${parameterText(points[0].values[0])}</span><span>${name}</span><span>${parameterText(points[points.length - 1].values[0])}</span></p>
<figcaption>A dot is a point; the large one is the best. A good point among good neighbours is worth more than a peak that stands alone.${lowest < 0 && highest > 0 ? ' Thin line: 0.' : null}</figcaption></figure>`;
}

/** Numbers by size, anything else in the order of the grid. */
function inOrder({ points, parameters: [{ values }] }: SweepResult): SweepResult['points'] {
  const rank = (value: SweepResult['points'][number]['values'][number]) =>
    typeof value === 'number' ? value : (values?.indexOf(value) ?? 0);
  return [...points].sort((a, b) => rank(a.values[0]) - rank(b.values[0]) || a.index - b.index);
}

/** Across the drawing: by size (its logarithm where the range has that scale), or in equal steps. */
function positions(points: SweepResult['points'], { parameters: [{ range }] }: SweepResult): string[] {
  const numbers = points.map(({ values }) => values[0]);
  const isNumeric = numbers.every((value) => typeof value === 'number');
  const scaled = numbers.map((value, place) => {
    if (!isNumeric) return place;
    return range?.scale === 'log' ? Math.log(Number(value)) : Number(value);
  });
  const [first, last] = [scaled[0], scaled[scaled.length - 1]];
  return scaled.map((value) => trimmed(((value - first) / (last - first || 1)) * WIDTH));
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(1)));
}
