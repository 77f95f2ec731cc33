import { isSignificant } from '../data/best-of-fork.js';
import type { BranchesByName, RepeatedBranch } from '../data/branch-names.js';
import { countVerdicts } from '../data/verdict-counts.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatSignedPoints } from '../format/format-points.js';
import { withMinusSigns } from '../format/with-minus-signs.js';
import { type Html, html } from '../html/html.js';
import type { BranchResult } from '../run-result.js';

/** Of more branches than this only those are told of one by one that differ from their parents. */
const TOLD_MAX = 12;
/** From so many comparisons on, some will be called differences by chance alone. */
const CHANCE_MIN = 10;

/** What may be concluded, one plain sentence a branch, or a name where it was forked many times. */
export function branchConclusions({ single, repeated }: BranchesByName): Html | null {
  const told = single.length > TOLD_MAX ? single.filter(isDifferent) : single;
  const rest = single.length - told.length;
  const items = [
    ...told.map(conclusion),
    ...repeated.map((one) => item(one.name, repeatedConclusion(one))),
    ...(rest > 0
      ? [
          item(
            'The others',
            `${formatFixed(rest, 0)} ${rest === 1 ? 'branch' : 'branches'}, of which no difference could be shown.`,
          ),
        ]
      : []),
  ];
  if (items.length === 0) return null;
  const chance = chanceNote([...single, ...repeated.flatMap(({ branches }) => branches)]);
  return html`<ul class="conclusions">${items}</ul>${chance === null ? null : html`<p class="note">${chance}</p>`}`;
}

function conclusion({ name, comparison }: BranchResult): Html {
  return item(name, comparison?.conclusion ?? 'was not compared.', comparison?.difference.verdict);
}

/** A sentence with the name set off: where the sentence has it, or before a sentence that does not name its subject. */
function item(name: string, sentence: string, verdict = ''): Html {
  const words = withMinusSigns(sentence).split(' ');
  const at = words.indexOf(name);
  const [before, after] = at === -1 ? [[], words] : [words.slice(0, at), words.slice(at + 1)];
  const opening = before.length === 0 ? '' : `${before.join(' ')} `;
  return html`<li class="${verdict}">${opening}<strong>${name}</strong> ${after.join(' ')}</li>`;
}

function repeatedConclusion({ branches }: RepeatedBranch): string {
  const { forks, byVerdict, medianDifferencePct } = countVerdicts(branches);
  const times = (count: number, what: string) =>
    `${count === 0 ? 'never' : count === 1 ? 'once' : `${formatFixed(count, 0)} times`} ${what}`;
  const median =
    medianDifferencePct === null ? '' : `; the median difference is ${formatSignedPoints(medianDifferencePct)}`;
  return `Forked ${formatFixed(forks, 0)} times: ${times(byVerdict.better, 'better')}, ${times(byVerdict.worse, 'worse')} by more than chance explains${median}.`;
}

function chanceNote(branches: readonly BranchResult[]): string | null {
  const intervals = branches.flatMap(({ comparison }) => comparison?.difference.interval ?? []);
  if (intervals.length < CHANCE_MIN) return null;
  const expected = intervals.reduce((sum, { level }) => sum + 1 - level, 0);
  const count = formatFixed(expected, expected < 10 ? 1 : 0);
  return `Of ${formatFixed(intervals.length, 0)} comparisons about ${count} would be called differences even if no change did anything. Believe a single one only if there was a reason to expect it.`;
}

function isDifferent({ comparison }: BranchResult): boolean {
  return isSignificant(comparison?.difference.verdict);
}
