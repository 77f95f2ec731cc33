import { describe, expect, it } from 'vitest';
import type { Metrics } from '../../../../../src/analytics/metrics.js';
import { formatOutcomeLine, parseOutcomeLine } from '../../../../../src/runner/sweep/log/outcome-line.js';
import type { SweepOutcome, SweepTask } from '../../../../../src/runner/sweep/points/sweep-task.js';

const TASK: SweepTask = { id: 'point/3', values: [5, 'a', true], window: null, keepsReturns: true };
const DAY_MS = 86_400_000;
const metrics = { sharpe: 0.1 + 0.2, finalEquity: '1.10' } as unknown as Metrics;

describe('the line of an outcome', () => {
  it.each<SweepOutcome>([
    {
      kind: 'finished',
      metrics,
      fingerprint: 'f00d',
      daily: {
        dayMs: Float64Array.of(5 * DAY_MS, 6 * DAY_MS, 7 * DAY_MS),
        returnPct: Float64Array.of(1 / 3, -0, 5e-324),
      },
    },
    { kind: 'finished', metrics, fingerprint: 'f00d', daily: null },
    { kind: 'failed', code: 'AGENT_FAILED', message: 'it "threw"\n' },
  ])('is read again to the last bit: %j', (outcome) => {
    const line = formatOutcomeLine(TASK, outcome);
    expect(line).not.toContain('\n');
    const { id, values } = TASK;
    expect(parseOutcomeLine(line)).toEqual({ id, values, outcome });
  });

  it('is none where it is torn', () => {
    const line = formatOutcomeLine(TASK, { kind: 'failed', code: 'A', message: 'b' });
    for (const length of [0, 1, 10, line.length - 1]) expect(parseOutcomeLine(line.slice(0, length))).toBeNull();
    expect(parseOutcomeLine('null')).toBeNull();
    expect(parseOutcomeLine('{"other":1}')).toBeNull();
  });
});
