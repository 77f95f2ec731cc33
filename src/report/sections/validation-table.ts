import { formatFixed, formatSigned } from '../format/format-fixed.js';
import { NO_VALUE } from '../format/format-metric.js';
import { formatSignedPoints } from '../format/format-points.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { ValidationResult } from '../run-result.js';

/** A page is no file: of more than this the last are listed, and result.json has them all. */
const ROWS_MAX = 50;
/** So few that a reader need not ask for them. */
const OPEN_MAX = 8;

const WORDS: Readonly<Record<ValidationResult['verdict'], string>> = {
  deploy: 'deployed',
  reject: 'rejected',
  'needs-review': 'needs review',
};
const TONES: Readonly<Partial<Record<ValidationResult['verdict'], string>>> = { deploy: 'gain', reject: 'loss' };

/** Every proposal of other shares with what it came to where it was tried; null where there was none. */
export function validationTable(
  validations: readonly ValidationResult[] | undefined,
  ids: readonly string[],
  titleId: string,
): Html | null {
  if (validations === undefined || validations.length === 0) return null;
  const shown = validations.slice(-ROWS_MAX);
  return html`<details class="changes"${validations.length <= OPEN_MAX ? html` open` : null}><summary id="${titleId}">${title(validations)}</summary>
${shown.length < validations.length ? html`<p class="note">The last ${ROWS_MAX}; result.json has all of them under <code>validations</code>.</p>` : null}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${titleId}"><table class="wide">
<thead><tr><th scope="col">Time (UTC)</th><th scope="col">Proposed</th><th scope="col" class="number">Difference</th><th scope="col">95\u00a0% interval</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead>
<tbody>${shown.map((one) => row(one, ids))}</tbody></table></div></details>`;
}

function title(validations: readonly ValidationResult[]): string {
  const counts = Object.entries(WORDS).flatMap(([verdict, word]) => {
    const count = validations.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${formatFixed(count, 0)} ${word}`];
  });
  const proposals = validations.length === 1 ? '1 proposal' : `${formatFixed(validations.length, 0)} proposals`;
  return `${proposals} of other shares: ${counts.join(', ')}`;
}

function row(
  { ts, verdict, proposed, differencePct, interval, conclusion }: ValidationResult,
  ids: readonly string[],
): Html {
  const shares = ids.map((id) => `${id} ${formatFixed(100 * (proposed[id] ?? 0), 1)}\u00a0%`).join(', ');
  const difference = differencePct === null ? NO_VALUE : formatSignedPoints(differencePct);
  const span =
    interval === null ? NO_VALUE : `${formatSigned(interval.lowPct, 2)} to ${formatSigned(interval.highPct, 2)}`;
  return html`<tr><th scope="row" title="${ts}">${formatUtcMinute(Date.parse(ts))}</th><td>${shares}</td><td class="number">${difference}</td><td>${span}</td><td class="verdict-word ${TONES[verdict] ?? ''}">${WORDS[verdict]}</td><td class="reason">${conclusion}</td></tr>`;
}
