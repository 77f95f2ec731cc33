import { describe, expect, it } from 'vitest';
import { describeMoment } from '../../../../../src/runner/forks/moments/describe-moment.js';
import type { ForkMoment } from '../../../../../src/runner/scenario/scenario-forks.js';

describe('describeMoment', () => {
  it.each<[ForkMoment, string]>([
    [{ kind: 'at', tsMs: Date.UTC(2024, 5, 1) }, 'at 2024-06-01T00:00:00.000Z'],
    [{ kind: 'every', everyMs: 7 * 86_400_000 }, 'every 7d'],
    [{ kind: 'every', everyMs: 5_400_000 }, 'every 90m'],
    [{ kind: 'drawdown', pct: 12.5 }, 'at the first drawdown over 12.5 %'],
    [{ kind: 'halt', rule: null }, 'at the first halt'],
    [{ kind: 'halt', rule: 'maxDailyLossPct' }, 'at the first halt by maxDailyLossPct'],
    [{ kind: 'refusal', rule: null }, 'at the first refusal'],
    [{ kind: 'refusal', rule: 'stress' }, 'at the first refusal by stress'],
  ])('%j: %s', (moment, words) => {
    expect(describeMoment(moment)).toBe(words);
  });
});
