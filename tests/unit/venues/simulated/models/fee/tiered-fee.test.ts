import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TieredFee } from '../../../../../../src/venues/simulated/models/fee/tiered-fee.js';
import { runs } from '../../../../../property/property-runs.js';

const TIERS = [
  { volume: 0, makerBps: 10, takerBps: 10 },
  { volume: 1_000_000, makerBps: 9, takerBps: 10 },
  { volume: 5_000_000, makerBps: -1, takerBps: 6 },
];

const DAY_MS = 86_400_000;
const at = (text: string) => Date.parse(`2024-${text}Z`);
const makerBps = (model: TieredFee, tsMs?: number) => Number(model.rate('maker', tsMs).units) / 10_000;

describe('TieredFee', () => {
  it('begins in its first tier', () => {
    const model = new TieredFee(TIERS);
    expect(makerBps(model)).toBe(10);
    expect(makerBps(model, at('01-01T00:00'))).toBe(10);
  });

  it('counts what is traded from the next UTC day on, for thirty days', () => {
    const model = new TieredFee(TIERS);
    model.onFill(at('01-01T00:00'), 400_000);
    model.onFill(at('01-01T23:59:59.999'), 600_000);
    expect(makerBps(model, at('01-01T23:59:59.999'))).toBe(10);
    // Exactly at the threshold.
    expect(makerBps(model, at('01-02T00:00'))).toBe(9);
    // The 30 full days before 31 January begin with 1 January, those before 1 February with 2 January.
    expect(makerBps(model, at('01-31T23:59:59.999'))).toBe(9);
    expect(makerBps(model, at('02-01T00:00'))).toBe(10);
  });

  it('adds the days up, and loses them one by one', () => {
    const model = new TieredFee(TIERS);
    model.onFill(at('01-01T12:00'), 3_000_000);
    model.onFill(at('01-10T12:00'), 1_500_000);
    model.onFill(at('01-20T12:00'), 500_000);
    expect(model.rate('taker', at('01-20T13:00')).units).toBe(100_000n);
    // 3,000,000 + 1,500,000 + 500,000 = 5,000,000
    expect(makerBps(model, at('01-21T00:00'))).toBe(-1);
    expect(model.rate('taker').units).toBe(60_000n);
    // Without the first: 2,000,000. Without the second: 500,000.
    expect(makerBps(model, at('02-01T00:00'))).toBe(9);
    expect(makerBps(model, at('02-10T00:00'))).toBe(10);
  });

  it('forgets everything in a long pause', () => {
    const model = new TieredFee(TIERS);
    for (let day = 0; day < 40; day++) model.onFill(at('01-01T00:00') + day * DAY_MS, 1_000_000);
    expect(makerBps(model)).toBe(-1);
    expect(model.state.pastVolume).toBe(30_000_000);
    expect(makerBps(model, at('12-31T00:00'))).toBe(10);
    expect(model.state).toEqual({
      day: Math.floor(at('12-31T00:00') / DAY_MS),
      volumes: Array(31).fill(0),
      pastVolume: 0,
    });
  });

  it('takes the discount off every tier, and not off a rebate', () => {
    const model = new TieredFee(TIERS, 25);
    // 10 × 0.75 = 7.5; 6 × 0.75 = 4.5.
    expect(makerBps(model)).toBe(7.5);
    model.onFill(at('01-01T00:00'), 5_000_000);
    expect(makerBps(model, at('01-02T00:00'))).toBe(-1);
    expect(model.rate('taker').units).toBe(45_000n);
  });

  it('goes on with other tiers from the same state', () => {
    const model = new TieredFee(TIERS);
    model.onFill(at('01-01T00:00'), 5_000_000);
    const other = new TieredFee([TIERS[0], { volume: 4_000_000, makerBps: 3, takerBps: 3 }]);
    other.state = structuredClone(model.state);
    expect(makerBps(other, at('01-02T00:00'))).toBe(3);
  });

  it('asked or not, is in the tier of the plain sum over thirty days', () => {
    const day = fc.integer({ min: 0, max: 100 });
    const fill = fc.record({ day, notional: fc.double({ min: 0, max: 2_000_000, noNaN: true }), asks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fill, { maxLength: 60 }), fc.integer({ min: 100, max: 140 }), (list, lastDay) => {
        const fills = list.sort((a, b) => a.day - b.day);
        const model = new TieredFee(TIERS);
        const startMs = at('03-05T00:00');
        for (const one of fills) {
          const tsMs = startMs + one.day * DAY_MS;
          if (one.asks) model.rate('taker', tsMs + 1);
          model.onFill(tsMs + 2, one.notional);
        }
        const volume = fills
          .filter((one) => one.day < lastDay && one.day >= lastDay - 30)
          .reduce((sum, one) => sum + one.notional, 0);
        // Sums of floats in another order differ by a hair: no test of the threshold itself here.
        fc.pre(TIERS.every((tier) => tier.volume === 0 || Math.abs(volume - tier.volume) > 1));
        const expected = TIERS.filter((tier) => volume >= tier.volume).at(-1);
        expect(makerBps(model, startMs + lastDay * DAY_MS)).toBe(expected?.makerBps);
      }),
      runs(500),
    );
  });

  it('refuses tiers that do not rise from 0', () => {
    expect(() => new TieredFee([])).toThrow('begins at volume 0');
    expect(() => new TieredFee([TIERS[1]])).toThrow('begins at volume 0');
    expect(() => new TieredFee([TIERS[0], TIERS[2], TIERS[1]])).toThrow('rising volume');
    expect(() => new TieredFee([TIERS[0], TIERS[1], TIERS[1]])).toThrow('rising volume');
  });
});
