import { formatFixed } from '../../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../../format/format-metric.js';
import { formatPercent } from '../../format/format-percent.js';
import { type Html, html } from '../../html/html.js';
import type { SweepResult } from '../sweep-result.js';

/** What says whether the best point is more than the luckiest of many; null where no point has the objective. */
export function trustSection({ statistics, points, walkForward }: SweepResult): Html | null {
  if (statistics === null) return null;
  const {
    best,
    trials,
    independentTrials,
    observations,
    deflatedSharpe,
    luckySharpe,
    overfitProbability,
    realityCheckP,
  } = statistics;
  const percent = (part: number | null) => (part === null ? NO_VALUE : formatPercent(part * 100, 1));
  const sharpe = (value: number | null | undefined) => formatMetric('sharpe', value ?? null, '');
  const rows: readonly (readonly [name: string, value: string, reading: string])[] = [
    [
      'Sharpe ratio of the best point',
      sharpe(points[best]?.metrics?.sharpe),
      `Of one year, from ${formatFixed(observations, 0)} daily returns.`,
    ],
    [
      'Independent trials',
      independentTrials === null ? NO_VALUE : formatFixed(independentTrials, 1),
      `What the ${formatFixed(trials, 0)} points amount to: neighbours trade nearly alike. The measures below count every point all the same, which is the stricter way.`,
    ],
    [
      'Sharpe ratio of luck',
      sharpe(luckySharpe),
      `What the best of ${formatFixed(trials, 0)} trials is expected to show without any skill. Only what is clearly above it counts.`,
    ],
    [
      'Deflated Sharpe ratio',
      percent(deflatedSharpe),
      'The probability that the best point’s true Sharpe ratio is above that of luck. 95 % or more is asked for by custom.',
    ],
    [
      'Probability of overfitting',
      percent(overfitProbability),
      'How often the best on one half of the days was below the median on the other half. Near 50 % the choice is worth nothing; below 5 % it holds.',
    ],
    [
      'Reality check',
      realityCheckP === null ? NO_VALUE : `p\u00a0=\u00a0${formatFixed(realityCheckP, 3)}`,
      'The chance of so good a best point if none were better than not trading. Below 0.05 is asked for by custom.',
    ],
    ...(walkForward?.efficiency === null || walkForward === undefined
      ? []
      : [
          [
            'Walk-forward efficiency',
            percent(walkForward.efficiency),
            'What was left of the past’s daily return in the tests that followed: 100 % is all of it, 0 % and below nothing.',
          ] as const,
        ]),
  ];
  return html`<section id="trust" class="trust" aria-labelledby="trust-title"><h2 id="trust-title">How far the best point is to be trusted</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="trust-title"><table class="wide">
<thead><tr><th scope="col">Measure, and how to read it</th><th scope="col" class="number">Value</th></tr></thead>
<tbody>${rows.map(([name, value, reading]) => html`<tr><th scope="row">${name}<span class="reading">${reading}</span></th><td class="number"><strong>${value}</strong></td></tr>`)}</tbody></table></div>
${rows.some(([, value]) => value === NO_VALUE) ? html`<p class="note">A dash is what so few points or days cannot give.</p>` : null}</section>`;
}
