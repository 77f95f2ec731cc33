import { describe, expect, it } from 'vitest';
import { dailyReturns } from '../../../../../src/analytics/daily-returns.js';
import { simulate } from '../../../../../src/runner/simulate.js';
import { PointRunner } from '../../../../../src/runner/sweep/points/point-runner.js';
import type { RunWindow, SweepTask } from '../../../../../src/runner/sweep/points/sweep-task.js';
import { aJob, scenarioText } from './a-job.js';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2024, 0, 1);

function task(values: readonly number[], window: RunWindow | null = null, keepsReturns = true): SweepTask {
  return { id: 'x', values, window, keepsReturns };
}

const windowOf = (fromDay: number, toDay: number, warmDays = 0): RunWindow => ({
  fromMs: START_MS + fromDay * DAY_MS,
  toMs: START_MS + toDay * DAY_MS,
  warmFromMs: START_MS + (fromDay - warmDays) * DAY_MS,
});

/** The run that a scenario with these values, written by hand, would give. */
async function byHand(text: string, fast: number, slow: number, period = '') {
  const plain = text.replace(/sweep:[\s\S]*/, period).replace('fast: 60, slow: 240', `fast: ${fast}, slow: ${slow}`);
  const { run } = await simulate({ scenario: plain });
  return run;
}

describe('a point', async () => {
  const text = scenarioText();
  const job = await aJob(text);
  const runner = await PointRunner.load(job);

  it('has the metrics, the fingerprint and the daily returns of the scenario written by hand', async () => {
    const run = await byHand(text, 120, 480);
    const outcome = await runner.run(task([120, 480]));
    if (outcome.kind !== 'finished') throw new Error(outcome.message);
    expect(outcome.metrics).toEqual(run.result.metrics);
    expect(outcome.fingerprint).toBe(run.result.fingerprint);
    expect(outcome.daily).toEqual(dailyReturns(run.equity, 100_000));
    expect(run.result.metrics.trades).toBeGreaterThan(5);
  });

  it('does not depend on the points before it, and keeps no returns that nobody wants', async () => {
    const first = await runner.run(task([60, 240]));
    await runner.run(task([120, 240]));
    expect(await runner.run(task([60, 240]))).toEqual(first);
    expect(await runner.run(task([60, 240], null, false))).toEqual({ ...first, daily: null });
  });

  it('of a window is the scenario with that period', async () => {
    const run = await byHand(text, 60, 240, "period: { from: 2024-01-03, to: '2024-01-06T00:00' }");
    const outcome = await runner.run(task([60, 240], windowOf(2, 5)));
    expect(outcome).toMatchObject({ fingerprint: run.result.fingerprint, metrics: run.result.metrics });
  });

  it('of a window with a warm-up trades in the window alone, with averages that are known at once', async () => {
    const cold = await runner.run(task([60, 2879], windowOf(4, 6)));
    const warm = await runner.run(task([60, 2879], windowOf(4, 6, 3)));
    if (cold.kind !== 'finished' || warm.kind !== 'finished') throw new Error('both finish');
    // The slow average is known in its last minute.
    expect(cold.metrics.fills).toBe(0);
    expect(warm.metrics.fills).toBeGreaterThan(0);
    expect(warm.daily?.returnPct).toHaveLength(2);
    expect(warm.daily?.dayMs[0]).toBe(START_MS + 4 * DAY_MS);
    expect(warm.metrics.buyAndHoldReturnPct).toBe(cold.metrics.buyAndHoldReturnPct);
  });

  it('that fails is an outcome with its reason in a line', async () => {
    expect(await runner.run(task([480, 240]))).toEqual({
      kind: 'failed',
      code: 'STRATEGY_PARAMS_INVALID',
      message: expect.stringMatching(/fast must be smaller than slow$/),
    });
    expect(await runner.run(task([60, 240], windowOf(100, 101)))).toMatchObject({ code: 'DATA_PERIOD_OUTSIDE' });
  });

  it('gives up with what a hook throws', async () => {
    const stop = new Error('stop');
    const hooks = {
      onBatch: () => {
        throw stop;
      },
    };
    await expect(runner.run(task([60, 240]), hooks)).rejects.toBe(stop);
  });
});

describe('a point of a market on margin', () => {
  it('has the terms that its own leverage asks for', async () => {
    const text = scenarioText({
      more: 'venue: { kind: perpetual, leverage: 2 }',
      sweep: 'parameters: { venue.leverage: [2, 5], venue.maintenancePct: [0.5, 2] }',
    });
    const runner = await PointRunner.load(await aJob(text));
    for (const [leverage, maintenancePct] of [
      [2, 0.5],
      [5, 2],
    ]) {
      const plain = text
        .replace(/sweep:[\s\S]*/, '')
        .replace('leverage: 2', `leverage: ${leverage}, maintenancePct: ${maintenancePct}`);
      const { run } = await simulate({ scenario: plain });
      const outcome = await runner.run(task([leverage, maintenancePct]));
      expect(outcome).toMatchObject({ fingerprint: run.result.fingerprint });
    }
  });
});
