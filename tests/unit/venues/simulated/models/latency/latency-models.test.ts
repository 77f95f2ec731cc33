import { describe, expect, it } from 'vitest';
import { FixedLatency } from '../../../../../../src/venues/simulated/models/latency/fixed-latency.js';
import { HourlyLatency } from '../../../../../../src/venues/simulated/models/latency/hourly-latency.js';
import { JitteredLatency } from '../../../../../../src/venues/simulated/models/latency/jittered-latency.js';

const EXPONENTIAL = { ms: 50, jitterMs: 20, distribution: 'exponential', maxMs: 250 } as const;
const COUNT = 20_000;

function delaysOf(model: JitteredLatency): number[] {
  return Array.from({ length: COUNT }, () => model.delayMs());
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('FixedLatency', () => {
  it('is always the same', () => {
    expect(new FixedLatency(12.5).delayMs()).toBe(12.5);
  });
});

describe('JitteredLatency', () => {
  // The stream 7/sma begins with 0.7995418120183468, 0.8645413583394884, 0.48437632914356377 (see random.test.ts).
  it('adds an exponential rest to its base', () => {
    const model = new JitteredLatency(EXPONENTIAL, '7/sma');
    // -ln(1 - 0.79954181) = 1.607149; 50 + 20 × 1.607149 = 82.14299. And 1.999078, 0.662378.
    expect(model.delayMs()).toBeCloseTo(82.143, 2);
    expect(model.delayMs()).toBeCloseTo(89.982, 2);
    expect(model.delayMs()).toBeCloseTo(63.248, 2);
  });

  it('adds an even rest to its base', () => {
    const model = new JitteredLatency({ ...EXPONENTIAL, distribution: 'uniform' }, '7/sma');
    // 50 + 20 × 0.79954181, 50 + 20 × 0.86454136
    expect(model.delayMs()).toBeCloseTo(65.990836, 6);
    expect(model.delayMs()).toBeCloseTo(67.290827, 6);
  });

  it('is cut at its most', () => {
    const model = new JitteredLatency({ ...EXPONENTIAL, maxMs: 85 }, '7/sma');
    expect(model.delayMs()).toBeCloseTo(82.143, 2);
    expect(model.delayMs()).toBe(85);
  });

  it('has the mean and the deviation of its distribution', () => {
    // Exponential: both 20, the mean to within 4 × 20 / √20000 = 0.57. Uniform: mean 10, within 4 × 5.77 / √20000 = 0.16.
    const delays = delaysOf(new JitteredLatency({ ...EXPONENTIAL, maxMs: 10_000 }, 'mean'));
    expect(Math.abs(meanOf(delays) - 70)).toBeLessThan(0.57);
    const variance = meanOf(delays.map((delay) => (delay - 70) ** 2));
    expect(Math.abs(Math.sqrt(variance) - 20)).toBeLessThan(1);
    const even = delaysOf(new JitteredLatency({ ...EXPONENTIAL, distribution: 'uniform' }, 'mean'));
    expect(Math.abs(meanOf(even) - 60)).toBeLessThan(0.17);
  });

  it('differs from seed to seed', () => {
    expect(new JitteredLatency(EXPONENTIAL, '1').delayMs()).not.toBe(new JitteredLatency(EXPONENTIAL, '2').delayMs());
  });
});

describe('HourlyLatency', () => {
  const model = new HourlyLatency(Array.from({ length: 24 }, (_, hour) => hour * 10));

  it.each([
    ['2024-01-01T00:00:00.000Z', 0],
    ['2024-01-01T00:59:59.999Z', 0],
    ['2024-01-01T01:00:00.000Z', 10],
    ['2024-02-29T13:30:00.000Z', 130],
    ['2024-12-31T23:59:59.999Z', 230],
    ['1969-12-31T23:30:00.000Z', 230],
  ])('at %s is %d ms', (time, delayMs) => {
    expect(model.delayMs(Date.parse(time))).toBe(delayMs);
  });

  it('refuses another number of hours', () => {
    expect(() => new HourlyLatency([1, 2, 3])).toThrow('3 values instead of 24');
  });
});
