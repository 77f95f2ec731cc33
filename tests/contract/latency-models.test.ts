import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLatencyModel, latencyAssumption, latencyMaxMs } from '../../src/runner/compose/compose-venue-models.js';
import { checkValue } from '../../src/runner/scenario/problems/check-value.js';
import { latencySchema, type ScenarioLatency } from '../../src/runner/scenario/schema/latency-schema.js';
import type { LatencyModel } from '../../src/venues/simulated/models/latency/latency-model.js';
import { runs } from '../property/property-runs.js';

const EXPONENTIAL = { model: 'jittered', ms: 50, jitterMs: 20, distribution: 'exponential' } as const;
const BY_HOUR = Array.from({ length: 24 }, (_, hour) => 20 + hour);

/** Every latency model registers here with a few of its settings, and with the least and the most that it may take. */
const LATENCY_MODELS: readonly (readonly [name: string, latency: ScenarioLatency, leastMs: number, mostMs: number])[] =
  [
    ['FixedLatency of nothing', { model: 'fixed', ms: 0 }, 0, 0],
    ['FixedLatency of 250 ms', { model: 'fixed', ms: 250 }, 250, 250],
    ['FixedLatency of a fraction', { model: 'fixed', ms: 0.125 }, 0.125, 0.125],
    // 50 + 10 × 20
    ['JitteredLatency, exponential', EXPONENTIAL, 50, 250],
    ['JitteredLatency, exponential, capped', { ...EXPONENTIAL, maxMs: 60 }, 50, 60],
    ['JitteredLatency without a base', { ...EXPONENTIAL, ms: 0 }, 0, 200],
    ['JitteredLatency without jitter', { ...EXPONENTIAL, jitterMs: 0 }, 50, 50],
    ['JitteredLatency, uniform', { ...EXPONENTIAL, distribution: 'uniform' }, 50, 70],
    ['JitteredLatency, uniform, capped', { ...EXPONENTIAL, distribution: 'uniform', maxMs: 55 }, 50, 55],
    ['HourlyLatency', { model: 'hourly', ms: BY_HOUR }, 20, 43],
    ['HourlyLatency of nothing', { model: 'hourly', ms: new Array<number>(24).fill(0) }, 0, 0],
  ];

/** Times of requests, from 1970 to 2100, in order. */
const times = fc
  .array(fc.double({ min: 0, max: 4.1e12, noNaN: true }), { minLength: 1, maxLength: 50 })
  .map((list) => list.sort((a, b) => a - b));

const delaysOf = (model: LatencyModel, list: readonly number[]) => list.map((tsMs) => model.delayMs(tsMs));

describe.each(LATENCY_MODELS)('%s', (_, latency, leastMs, mostMs) => {
  const create = (seed = '7/venue/latency') => createLatencyModel(latency, seed);

  it('delays by a finite time between its least and its most', () => {
    fc.assert(
      fc.property(times, fc.string(), (list, seed) => {
        for (const delayMs of delaysOf(create(seed), list)) {
          expect(Number.isFinite(delayMs)).toBe(true);
          expect(delayMs).toBeGreaterThanOrEqual(leastMs);
          expect(delayMs).toBeLessThanOrEqual(mostMs);
        }
      }),
      runs(300),
    );
    expect(latencyMaxMs(latency)).toBe(mostMs);
  });

  it('is the same for the same seed, and goes on from a copy of its state', () => {
    fc.assert(
      fc.property(times, times, fc.string(), (before, after, seed) => {
        const model = create(seed);
        const delays = delaysOf(model, before);
        expect(delaysOf(create(seed), before)).toEqual(delays);

        const copy = create('another seed');
        if (model.state !== undefined) copy.state = structuredClone(model.state);
        expect(delaysOf(copy, after)).toEqual(delaysOf(model, after));
        expect(copy.state).toEqual(model.state);
      }),
      runs(300),
    );
  });
});

describe('the latency of a scenario', () => {
  const SOURCE = { file: 'demo.yaml', values: new Map(), keys: new Map() };

  function problemsOf(latency: unknown): string[] {
    const checked = checkValue(latencySchema(), latency, SOURCE);
    return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }

  it.each<[latency: unknown, parsed: ScenarioLatency]>([
    [
      { model: 'fixed', ms: 20 },
      { model: 'fixed', ms: 20 },
    ],
    [{ model: 'jittered', ms: 50, jitterMs: 20 }, EXPONENTIAL],
    [
      { model: 'jittered', ms: 50, jitterMs: 20, distribution: 'uniform', maxMs: 60 },
      { ...EXPONENTIAL, distribution: 'uniform', maxMs: 60 },
    ],
    [
      { model: 'hourly', ms: BY_HOUR },
      { model: 'hourly', ms: BY_HOUR },
    ],
  ])('may be %j', (latency, parsed) => {
    expect(latencySchema().parse(latency)).toStrictEqual(parsed);
  });

  it.each<[latency: unknown, problems: string[]]>([
    [{ model: 'slow' }, ['model: expected one of fixed, jittered, hourly, found "slow"']],
    [{ model: 'fixed', ms: -1 }, ['ms: expected at least 0 ms, found -1']],
    [{ model: 'fixed', ms: 86_400_001 }, ['ms: expected at most a day (86400000 ms), found 86400001']],
    [{ model: 'jittered', ms: 5 }, ['jitterMs: missing, expected a number of milliseconds']],
    [{ model: 'jittered', ms: 5, jitterMs: 1, maxMs: 4 }, ['maxMs: expected at least the 5 of ms, found 4']],
    [
      { model: 'jittered', ms: 5, jitterMs: 1, distribution: 'normal' },
      ['distribution: expected one of exponential, uniform, found "normal"'],
    ],
    [{ model: 'hourly', ms: 5 }, ['ms: expected a list of 24 numbers of milliseconds, found 5']],
    [{ model: 'hourly', ms: [1, 2] }, ['ms: expected 24 numbers, one an hour from 00:00 UTC on, found a list']],
  ])('may not be %j', (latency, problems) => {
    expect(problemsOf(latency)).toEqual(problems);
  });

  it('is told in the report', () => {
    const none = 'No latency: an order reaches the venue at the moment the bar closes.';
    expect(latencyAssumption({ model: 'fixed', ms: 0 })).toBe(none);
    expect(latencyAssumption({ model: 'hourly', ms: new Array<number>(24).fill(0) })).toBe(none);
    expect(latencyAssumption({ model: 'fixed', ms: 20 })).toBe('Orders and cancels take 20 ms to reach the venue.');
    expect(latencyAssumption(EXPONENTIAL)).toBe(
      'Orders and cancels take 50 ms and a random rest (exponential, 20 ms on average) to reach the venue, never more than 250 ms.',
    );
    expect(latencyAssumption({ ...EXPONENTIAL, distribution: 'uniform' })).toBe(
      'Orders and cancels take 50 ms and a random rest (uniform, 20 ms at most) to reach the venue, never more than 70 ms.',
    );
    expect(latencyAssumption({ model: 'hourly', ms: BY_HOUR })).toBe(
      'Orders and cancels take 20 to 43 ms to reach the venue, by the hour of the UTC day.',
    );
  });
});
