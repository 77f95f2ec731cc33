import { formatFixed } from '../../format/format-fixed.js';
import { type Html, html } from '../../html/html.js';
import type { SweepResult } from '../sweep-result.js';
import { type Histogram, histogram } from './histogram.js';
import { objectiveLabel, scoreText, shortScore } from './score-format.js';

const WIDTH = 800;
const HEIGHT = 200;
/** Of fewer points than this a distribution says nothing. */
const POINTS_MIN = 8;

/** The objective of all points: whether the best one stands apart from the crowd, and from luck. */
export function distributionSection(result: SweepResult): Html | null {
  const scores = result.ranking.flatMap((index) => result.points[index].score ?? []);
  const bins = scores.length < POINTS_MIN ? undefined : histogram(scores);
  if (bins === undefined) return null;
  const label = objectiveLabel(result);
  return html`<section id="distribution" aria-labelledby="distribution-title"><h2 id="distribution-title">${label} of all points</h2>
${drawing(result, bins, scores)}</section>`;
}

function drawing(result: SweepResult, bins: Histogram, scores: readonly number[]): Html {
  const { from, width, counts } = bins;
  const to = from + counts.length * width;
  const luck = luckOf(result);
  // Even, so that half of it is a count too.
  const most = 2 * Math.ceil(Math.max(...counts) / 2);
  // Whole bins more where luck lies beyond the points, so that the ends stay numbers that a reader likes.
  const low = luck !== null && luck < from ? from - Math.ceil((from - luck) / width) * width : from;
  const high = luck !== null && luck > to ? to + Math.ceil((luck - to) / width) * width : to;
  const x = (value: number) => ((value - low) / (high - low)) * WIDTH;
  const bars = counts.map((count, index) => {
    const height = (count / most) * (HEIGHT - 2);
    return html`<rect x="${trimmed(x(from + index * width) + 1)}" y="${trimmed(HEIGHT - height)}" width="${trimmed((width / (high - low)) * WIDTH - 2)}" height="${trimmed(height)}"/>`;
  });
  const line = (value: number, kind: string) =>
    html`<line class="${kind}" x1="${trimmed(x(value))}" x2="${trimmed(x(value))}" y1="0" y2="${HEIGHT}"/>`;
  const [best] = scores;
  const text = `Best: ${scoreText(result, best)}.${luck === null ? '' : ` Expected of luck alone: ${scoreText(result, luck)}.`}`;
  const label = `${formatFixed(scores.length, 0)} points from ${shortScore(from)} to ${shortScore(to)}. ${text}`;
  return html`<figure><div class="share-frame">
<div class="share-scale" aria-hidden="true">${[most, most / 2, 0].map((count) => html`<span>${formatFixed(count, 0)}</span>`)}</div>
<svg class="histogram" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">
${bars}${low < 0 && high > 0 ? line(0, 'zero') : null}${luck === null ? null : line(luck, 'luck')}${line(best, 'best-line')}
</svg></div><p class="static-labels share-times"><span>${shortScore(low)}</span><span>${shortScore((low + high) / 2)}</span><span>${shortScore(high)}</span></p>
<figcaption>How many points lie where. <span class="key best-key" aria-hidden="true"></span>The best point, ${scoreText(result, best)}.${
    luck === null
      ? null
      : html` <span class="key luck-key" aria-hidden="true"></span>What luck alone is expected to give the best of ${formatFixed(result.statistics?.trials ?? 0, 0)} trials, ${scoreText(result, luck)}.`
  }${low < 0 && high > 0 ? ' Thin line: 0.' : null}</figcaption></figure>`;
}

/** Only a Sharpe ratio can be held against that of luck. */
function luckOf({ objective, statistics }: SweepResult): number | null {
  return objective.metric === 'sharpe' ? (statistics?.luckySharpe ?? null) : null;
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(1)));
}
