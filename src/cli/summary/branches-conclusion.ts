import { isSignificant } from '../../report/data/best-of-fork.js';
import type { BranchResult } from '../../report/run-result.js';
import { formatNumber } from '../terminal/format-number.js';

const NAMED_MAX = 5;
/** From so many comparisons on, some will be called differences by chance alone. */
const CHANCE_MIN = 10;

/** What the branches of a run show taken together, a sentence a line; none where none was compared. */
export function branchesConclusion(branches: readonly BranchResult[]): string[] {
  const differences = branches.flatMap(({ comparison }) => comparison?.difference ?? []);
  if (differences.length === 0) return [];
  if (differences.every(({ verdict }) => verdict === 'identical')) return ['No branch differs from what it left.'];
  const intervals = differences.flatMap(({ interval }) => interval ?? []);
  if (intervals.length === 0) return ['Whether that is chance cannot be told yet: there are too few returns.'];
  const different = branches.filter(({ comparison }) => isSignificant(comparison?.difference.verdict));
  const sentences = [
    different.length === 0
      ? 'No branch differs from what it left by more than chance explains.'
      : `More than chance explains: ${nameList(different)}.`,
  ];
  if (intervals.length >= CHANCE_MIN) {
    const expected = intervals.reduce((sum, { level }) => sum + 1 - level, 0);
    const count = formatNumber(expected, expected < 10 ? 1 : 0);
    sentences.push(`Of ${formatNumber(intervals.length, 0)} comparisons about ${count} would look so by chance alone.`);
  }
  return sentences;
}

function nameList(branches: readonly BranchResult[]): string {
  const named = branches
    .slice(0, NAMED_MAX)
    .map(({ name, comparison }) => `${name} (${comparison?.difference.verdict})`)
    .join(', ');
  const more = branches.length - NAMED_MAX;
  return more > 0 ? `${named} and ${formatNumber(more, 0)} more` : named;
}
