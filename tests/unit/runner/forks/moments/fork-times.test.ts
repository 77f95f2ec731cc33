import { describe, expect, it } from 'vitest';
import { forkTimes } from '../../../../../src/runner/forks/moments/fork-times.js';
import type { ForkMoment } from '../../../../../src/runner/scenario/scenario-forks.js';

const at = (tsMs: number): ForkMoment => ({ kind: 'at', tsMs });
const every = (everyMs: number): ForkMoment => ({ kind: 'every', everyMs });
const times = (moments: readonly ForkMoment[], afterMs: number, beforeMs: number) =>
  forkTimes(moments, { afterMs, beforeMs }).map(({ momentIndex, tsMs }) => [momentIndex, tsMs]);

describe('forkTimes', () => {
  it('has full multiples inside the range, counted from epoch, without its ends', () => {
    expect(times([every(100)], 250, 600)).toEqual([
      [0, 300],
      [0, 400],
      [0, 500],
    ]);
    expect(times([every(100)], 300, 500)).toEqual([[0, 400]]);
    expect(times([every(100)], 299, 301)).toEqual([[0, 300]]);
    expect(times([every(100)], 300, 400)).toEqual([]);
    expect(times([every(1000)], 300, 400)).toEqual([]);
    expect(times([every(100)], 350, 340)).toEqual([]);
  });

  it('has weeks that begin on Mondays', () => {
    const mondays = [8, 15, 22].map((day) => [0, Date.UTC(2024, 0, day)]);
    expect(times([every(7 * 86_400_000)], Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 29))).toEqual(mondays);
    expect(times([every(14 * 86_400_000)], Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 29))).toHaveLength(2);
    expect(times([every(3 * 86_400_000)], 0, 4 * 86_400_000)).toEqual([[0, 3 * 86_400_000]]);
  });

  it('leaves out times at which the run cannot fork: it has not begun, or is over', () => {
    expect(times([at(100), at(101), at(199), at(200), at(0)], 100, 200)).toEqual([
      [1, 101],
      [2, 199],
    ]);
  });

  it('are in order, those of one time in the order of their moments; events are not among them', () => {
    const moments: ForkMoment[] = [
      { kind: 'halt', rule: null },
      every(100),
      at(200),
      { kind: 'drawdown', pct: 5 },
      at(150),
      { kind: 'refusal', rule: 'stress' },
    ];
    expect(times(moments, 50, 301)).toEqual([
      [1, 100],
      [4, 150],
      [1, 200],
      [2, 200],
      [1, 300],
    ]);
  });
});
