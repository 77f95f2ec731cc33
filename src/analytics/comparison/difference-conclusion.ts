import { DAY_MS } from '../annual-days.js';
import { DIFFERENT_PAIRS_MIN, PAIRS_MIN } from './compare-returns.js';
import { decimalsFor, plainNumber } from './plain-number.js';
import type { ReturnDifference } from './return-difference.js';

const HOUR_MS = DAY_MS / 24;

export interface DifferenceConclusionOptions {
  /** The time that both cover. */
  readonly spanMs: number;
  /** The run that the difference is in favour of where it is above 0, as the subject of a sentence. */
  readonly name?: string;
  readonly otherName?: string;
}

/** What may be concluded from a difference of returns, in plain sentences that claim no more than the interval does. */
export function differenceConclusion(
  difference: ReturnDifference,
  { spanMs, name = 'the branch', otherName = 'its parent' }: DifferenceConclusionOptions,
): string {
  const { verdict, interval, differencePct, observations } = difference;
  const span = spanOf(spanMs);
  if (verdict === 'identical') return `Over ${span} ${name} returned the same as ${otherName} in every period.`;
  const decimals = decimalsFor([differencePct, interval?.lowPct ?? 0, interval?.highPct ?? 0]);
  const points = `${plainNumber(Math.abs(differencePct), decimals)} percentage points`;
  const found =
    differencePct === 0
      ? `Over ${span} ${name} returned as much as ${otherName} in all`
      : `Over ${span} ${name} returned ${points} ${differencePct > 0 ? 'more' : 'less'} than ${otherName}`;
  if (interval === null) return `${found}. ${tooLittle(observations)}`;
  const bounds = `from ${plainNumber(interval.lowPct, decimals)} to ${plainNumber(interval.highPct, decimals)}`;
  const range = `${found}; the ${levelText(interval.level)} interval runs ${bounds}`;
  if (verdict === 'no-difference') return `${range}, so this may well be chance.`;
  return `${range} and leaves out zero: chance alone is an unlikely explanation. It speaks of this time only.`;
}

function tooLittle(observations: number): string {
  if (observations < PAIRS_MIN) {
    return `That says nothing yet: there are ${observations} pairs of returns, and chance can be judged from ${PAIRS_MIN} on.`;
  }
  return `That says nothing yet: the two differ in fewer than ${DIFFERENT_PAIRS_MIN} of ${observations} periods.`;
}

/** Days from two on, else hours, else the time itself. */
function spanOf(spanMs: number): string {
  const days = spanMs / DAY_MS;
  if (days >= 2) return `these ${days.toFixed(0)} days`;
  const hours = Math.round(spanMs / HOUR_MS);
  return hours >= 2 ? `these ${hours} hours` : 'this time';
}

function levelText(level: number): string {
  return `${Number((100 * level).toFixed(1))} %`;
}
