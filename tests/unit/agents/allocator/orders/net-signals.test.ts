import { describe, expect, it } from 'vitest';
import { netSignals } from '../../../../../src/agents/allocator/orders/net-signals.js';
import { signal } from '../../desk-parts.js';

const of = (strategyIndex: number, direction: 'long' | 'short' | 'flat', strength = 1, changes = {}) =>
  signal(direction, { strategyIndex, strength, ...changes });

describe('netSignals', () => {
  it('lets the weaker side yield and scales the stronger by what is left of it', () => {
    // Long 0.5 × 1 + 0.3 × 0.5 = 0.65 against short 0.2 × 1: 0.45 of 0.65 are left.
    const netted = netSignals([of(0, 'long'), of(1, 'long', 0.5), of(2, 'short')], [0.5, 0.3, 0.2]);
    expect(netted.map(({ yields }) => yields)).toEqual([false, false, true]);
    expect(netted[0].signal.strength).toBeCloseTo(0.45 / 0.65, 12);
    expect(netted[1].signal.strength).toBeCloseTo((0.5 * 0.45) / 0.65, 12);
    expect(netted[2].signal.strength).toBe(1);
  });

  it('scales the position that is asked for', () => {
    const [first] = netSignals([of(0, 'short', 1, { targetQuantity: 8 }), of(1, 'long')], [0.4, 0.1]);
    // 0.4 against 0.1: three quarters.
    expect(first.signal.targetQuantity).toBeCloseTo(6, 12);
  });

  it('lets both yield where they weigh the same, or nothing', () => {
    expect(netSignals([of(0, 'long'), of(1, 'short')], [0.5, 0.5]).every(({ yields }) => yields)).toBe(true);
    expect(netSignals([of(0, 'long', 0), of(1, 'short', 0)], [0.5, 0.5]).every(({ yields }) => yields)).toBe(true);
  });

  it('takes no side of who closes, and leaves alone what stands against nothing', () => {
    const signals = [of(0, 'flat'), of(1, 'long'), of(2, 'short', 1, { instrumentIndex: 1 })];
    expect(netSignals(signals, [0.4, 0.3, 0.3])).toEqual(signals.map((one) => ({ signal: one, yields: false })));
  });
});
