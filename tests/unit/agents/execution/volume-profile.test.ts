import { describe, expect, it } from 'vitest';
import {
  BUCKETS,
  createVolumeProfile,
  expectedVolume,
  learnVolume,
  volumeRates,
} from '../../../../src/agents/execution/algorithms/volume-profile.js';
import { MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';

const HALF_HOUR_MS = 30 * MINUTE_MS;
const DAY_MS = 48 * HALF_HOUR_MS;
const flat = new Array<number>(BUCKETS).fill(1);

describe('a volume profile', () => {
  it('is flat before anything is learned, without a profile, and when nothing traded', () => {
    expect([...volumeRates(null, START_MS, 7)]).toEqual(flat);
    const profile = createVolumeProfile(7);
    expect([...volumeRates(profile, START_MS, 7)]).toEqual(flat);
    learnVolume(profile, START_MS, HALF_HOUR_MS, 0);
    expect([...volumeRates(profile, START_MS + DAY_MS, 7)]).toEqual(flat);
  });

  it('knows volume per millisecond of what it has seen, and expects the mean elsewhere', () => {
    const profile = createVolumeProfile(7);
    // 30 in the first half-hour; a bar of 15 minutes with 30 in the second, which is twice the rate.
    learnVolume(profile, START_MS, HALF_HOUR_MS, 30);
    learnVolume(profile, START_MS + HALF_HOUR_MS, 15 * MINUTE_MS, 30);
    const rates = volumeRates(profile, START_MS + 45 * MINUTE_MS, 7);
    expect(rates[0] * HALF_HOUR_MS).toBeCloseTo(30, 9);
    expect(rates[1] * HALF_HOUR_MS).toBeCloseTo(60, 9);
    expect(rates[2] * HALF_HOUR_MS).toBeCloseTo(45, 9);
  });

  it('averages days at the same time of day, and forgets those before the window', () => {
    const profile = createVolumeProfile(2);
    const volumes = [1_000, 10, 20, 60];
    for (const [day, volume] of volumes.entries()) learnVolume(profile, START_MS + day * DAY_MS, HALF_HOUR_MS, volume);
    const onDay3 = START_MS + 3 * DAY_MS + HALF_HOUR_MS;
    const first = (tsMs: number, days: number) => volumeRates(profile, tsMs, days)[0] * HALF_HOUR_MS;
    // Today and 2 days before: (10 + 20 + 60) / 3. One day before: (20 + 60) / 2.
    expect(first(onDay3, 2)).toBeCloseTo(30, 9);
    expect(first(onDay3, 1)).toBeCloseTo(40, 9);
    // Two days without data later the oldest day that counts is the last one seen.
    expect(first(onDay3 + 2 * DAY_MS, 2)).toBeCloseTo(60, 9);
  });

  it('counts a bar that lasted no time, and infers no rate from such bars alone', () => {
    const profile = createVolumeProfile(7);
    learnVolume(profile, START_MS + MINUTE_MS, 0, 12);
    expect([...volumeRates(profile, START_MS + 2 * MINUTE_MS, 7)]).toEqual(flat);
    learnVolume(profile, START_MS, HALF_HOUR_MS, 30);
    expect(volumeRates(profile, START_MS + HALF_HOUR_MS, 7)[0] * HALF_HOUR_MS).toBeCloseTo(42, 9);
  });

  it('spreads a bar that spans half-hours and midnight over them', () => {
    const profile = createVolumeProfile(1);
    // From 23:30 to 00:30: a half of it on each side of midnight.
    learnVolume(profile, START_MS + 47 * HALF_HOUR_MS, 2 * HALF_HOUR_MS, 80);
    learnVolume(profile, START_MS + DAY_MS + HALF_HOUR_MS, HALF_HOUR_MS, 10);
    const rates = volumeRates(profile, START_MS + DAY_MS + 2 * HALF_HOUR_MS, 1);
    expect([rates[47], rates[0], rates[1]].map((rate) => Math.round(rate * HALF_HOUR_MS))).toEqual([40, 40, 10]);
  });

  it('expects of a span what its half-hours have, part by part', () => {
    const rates = new Float64Array(BUCKETS).fill(0);
    rates[0] = 2;
    rates[1] = 3;
    // 10 minutes of the first and 5 of the second half-hour.
    const from = START_MS + 20 * MINUTE_MS;
    expect(expectedVolume(rates, from, from + 15 * MINUTE_MS)).toBe((2 * 10 + 3 * 5) * MINUTE_MS);
    // A whole day and the first half-hour again.
    expect(expectedVolume(rates, START_MS, START_MS + DAY_MS + HALF_HOUR_MS)).toBe((2 * 2 + 3) * HALF_HOUR_MS);
  });
});
