import { isoTime } from '../../../core/iso-time.js';
import { formatIntervalMs } from '../../../feeds/check/format-interval.js';
import type { ForkMoment } from '../../scenario/scenario-forks.js';

/** A moment in words that go behind "forked": `at 2024-06-01T00:00:00.000Z`, `at the first halt by maxDailyLossPct`. */
export function describeMoment(moment: ForkMoment): string {
  switch (moment.kind) {
    case 'at':
      return `at ${isoTime(moment.tsMs)}`;
    case 'every':
      return `every ${formatIntervalMs(moment.everyMs)}`;
    case 'drawdown':
      return `at the first drawdown over ${moment.pct} %`;
    case 'halt':
      return `at the first halt${byRule(moment.rule)}`;
    case 'refusal':
      return `at the first refusal${byRule(moment.rule)}`;
  }
}

function byRule(rule: string | null): string {
  return rule === null ? '' : ` by ${rule}`;
}
