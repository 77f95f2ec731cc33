import { describe, expect, it } from 'vitest';
import type { Metrics } from '../../../../../src/analytics/metrics.js';
import type { PointLog } from '../../../../../src/runner/sweep/log/point-log.js';
import type { RunTasks, SweepOutcome, SweepTask } from '../../../../../src/runner/sweep/points/sweep-task.js';
import { efficiencyOf, walkForward } from '../../../../../src/runner/sweep/walk-forward/walk-forward.js';
import { walkForwardConclusion } from '../../../../../src/runner/sweep/walk-forward/walk-forward-conclusion.js';
import { walkWindows } from '../../../../../src/runner/sweep/walk-forward/walk-windows.js';
import { aSweep, FAST, list } from '../a-sweep.js';

const DAY_MS = 86_400_000;
const TERMS = { trainMs: 3 * DAY_MS, testMs: DAY_MS, anchored: false, warmupMs: 0 };
const noLog = {
  takeOutcome: () => null,
  append: (_: SweepTask, outcome: SweepOutcome) => outcome,
} as unknown as PointLog;

/** The first window likes 1, the others 3; 2 always fails; tests lose half a percent a day. */
function outcomeOf({ id, values: [fast], window }: SweepTask): SweepOutcome {
  if (fast === 2) return { kind: 'failed', code: 'X', message: 'two' };
  const isTest = id.startsWith('test/');
  const liked = id.startsWith('train/0/') ? 1 : 3;
  const totalReturnPct = isTest ? -0.5 : 6;
  const metrics = { sharpe: fast === liked ? 2 : 1, totalReturnPct, trades: 1 } as unknown as Metrics;
  const dayMs = Float64Array.of(window?.fromMs ?? 0);
  return {
    kind: 'finished',
    metrics,
    fingerprint: id,
    daily: isTest ? { dayMs, returnPct: Float64Array.of(-0.5) } : null,
  };
}

async function walk(outcome: (task: SweepTask) => SweepOutcome) {
  const tasks: SweepTask[] = [];
  const run: RunTasks = async (given, onOutcome) => {
    for (const task of given) {
      tasks.push(task);
      onOutcome(task, outcome(task));
    }
  };
  const sweep = aSweep({ parameters: [list(FAST, [1, 2, 3])], walkForward: TERMS });
  const toMs = 5.5 * DAY_MS;
  const context = { sweep, log: noLog, run, onBegin: () => {}, onDone: () => {} };
  const result = await walkForward(TERMS, walkWindows(TERMS, 0, toMs), toMs, context);
  return { result, tasks };
}

describe('a walk forward', () => {
  it('runs what was best on the past on what follows, and nothing else', async () => {
    const { result, tasks } = await walk(outcomeOf);
    expect(result.windows.map(({ chosen }) => chosen?.values)).toEqual([[1], [3]]);
    expect(result.windows.map(({ trials, failed }) => [trials, failed])).toEqual([
      [3, 1],
      [3, 1],
    ]);
    expect(tasks.map(({ id }) => id)).toEqual([
      ...['train/0/0', 'train/0/1', 'train/0/2', 'test/0'],
      ...['train/1/0', 'train/1/1', 'train/1/2', 'test/1'],
    ]);
    expect(result.windows[1]).toMatchObject({
      trainFrom: '1970-01-02T00:00:00.000Z',
      trainTo: '1970-01-05T00:00:00.000Z',
      testFrom: '1970-01-05T00:00:00.000Z',
      testTo: '1970-01-06T00:00:00.000Z',
    });
    expect(result.unusedMs).toBe(DAY_MS / 2);
    expect(result.outOfSample).toMatchObject({ dayMs: [3 * DAY_MS, 4 * DAY_MS], returnPct: [-0.5, -0.5], trades: 2 });
    expect(result.efficiency).toBeCloseTo(-0.25, 12);
    expect(walkForwardConclusion(result)).toBe(
      'Walking forward over 2 windows, what was picked on the past returned −1.00 % on what followed: nothing was left of the profit that the past had shown.',
    );
  });

  it('tells of windows where nothing could be picked, and of tests that failed', async () => {
    const none = await walk(() => ({ kind: 'failed', code: 'X', message: 'all' }));
    expect(none.result.windows.every(({ chosen }) => chosen === null)).toBe(true);
    expect(walkForwardConclusion(none.result)).toMatch(/nothing could be picked/);
    const lost = await walk((task) =>
      task.id.startsWith('test/') ? outcomeOf({ ...task, values: [2] }) : outcomeOf(task),
    );
    expect(lost.result.windows[0].chosen).toMatchObject({ testMetrics: null, error: { code: 'X', message: 'two' } });
    expect(lost.result.outOfSample).toBeNull();
    expect(walkForwardConclusion(lost.result)).toMatch(/no test came to an end/);
  });

  it('has no efficiency where the past earned nothing', async () => {
    const { result } = await walk(outcomeOf);
    const [{ chosen, ...window }] = result.windows;
    const losing = {
      ...window,
      chosen: chosen && { ...chosen, trainMetrics: { ...chosen.trainMetrics, totalReturnPct: -1 } },
    };
    expect(efficiencyOf([losing])).toBeNull();
    expect(walkForwardConclusion({ ...result, efficiency: null })).toMatch(/the past itself had shown no profit/);
    expect(walkForwardConclusion({ ...result, efficiency: 0.4 })).toMatch(
      /: 40 % of what the past had shown, day by day\.$/,
    );
  });
});
