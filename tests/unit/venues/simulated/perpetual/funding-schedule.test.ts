import { describe, expect, it } from 'vitest';
import {
  constantFunding,
  fundingDueAt,
  fundingTable,
  nextFundingTsMs,
} from '../../../../../src/venues/simulated/perpetual/funding-schedule.js';

const HOUR_MS = 3_600_000;
const MIDNIGHT_MS = Date.UTC(2025, 4, 4);

describe('funding at regular times', () => {
  it('falls on 00:00, 08:00 and 16:00 UTC', () => {
    const schedule = constantFunding(0.0001);
    expect(nextFundingTsMs(schedule, MIDNIGHT_MS - 1)).toBe(MIDNIGHT_MS);
    expect(nextFundingTsMs(schedule, MIDNIGHT_MS)).toBe(MIDNIGHT_MS + 8 * HOUR_MS);
    expect(nextFundingTsMs(schedule, MIDNIGHT_MS + 8.5 * HOUR_MS)).toBe(MIDNIGHT_MS + 16 * HOUR_MS);
    expect(fundingDueAt(schedule, MIDNIGHT_MS)).toEqual({ rate: 0.0001, markPrice: Number.NaN });
    expect(fundingDueAt(schedule, MIDNIGHT_MS + 1)).toBeNull();
  });

  it('takes another period', () => {
    expect(nextFundingTsMs(constantFunding(0.0001, HOUR_MS), MIDNIGHT_MS + 1)).toBe(MIDNIGHT_MS + HOUR_MS);
    expect(() => constantFunding(0.0001, 0)).toThrow('funding every 0 ms');
  });
});

describe('funding out of a table', () => {
  const late = fundingTable({
    tsMs: Float64Array.of(MIDNIGHT_MS, MIDNIGHT_MS + 8 * HOUR_MS + 4, MIDNIGHT_MS + 16 * HOUR_MS),
    rate: Float64Array.of(0.0001, -0.00002, 0.00003),
    markPrice: Float64Array.of(95_000, Number.NaN, 96_000),
  });

  it('falls on its own times, a few milliseconds late where they are', () => {
    expect(nextFundingTsMs(late, 0)).toBe(MIDNIGHT_MS);
    expect(nextFundingTsMs(late, MIDNIGHT_MS)).toBe(MIDNIGHT_MS + 8 * HOUR_MS + 4);
    expect(nextFundingTsMs(late, MIDNIGHT_MS + 8 * HOUR_MS)).toBe(MIDNIGHT_MS + 8 * HOUR_MS + 4);
    expect(nextFundingTsMs(late, MIDNIGHT_MS + 16 * HOUR_MS)).toBeNull();
  });

  it('has rate and mark price of exactly its times', () => {
    expect(fundingDueAt(late, MIDNIGHT_MS)).toEqual({ rate: 0.0001, markPrice: 95_000 });
    expect(fundingDueAt(late, MIDNIGHT_MS + 8 * HOUR_MS + 4)).toEqual({ rate: -0.00002, markPrice: Number.NaN });
    expect(fundingDueAt(late, MIDNIGHT_MS + 8 * HOUR_MS)).toBeNull();
    expect(fundingDueAt(late, MIDNIGHT_MS - 1)).toBeNull();
    const bare = fundingTable({ ...late, markPrice: null });
    expect(fundingDueAt(bare, MIDNIGHT_MS)).toEqual({ rate: 0.0001, markPrice: Number.NaN });
  });

  it('survives a structured clone, and does not take times that fall', () => {
    expect(structuredClone(late)).toEqual(late);
    expect(() => fundingTable({ tsMs: Float64Array.of(2, 2), rate: Float64Array.of(1, 1), markPrice: null })).toThrow(
      'funding times rise',
    );
  });
});
