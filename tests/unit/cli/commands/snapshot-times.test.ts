import { describe, expect, it } from 'vitest';
import { snapshotTimes } from '../../../../src/cli/commands/snapshot-times.js';

describe('snapshotTimes', () => {
  it.each([
    [undefined, []],
    ['2024-06-01', [Date.UTC(2024, 5, 1)]],
    ['2024-06-01T12:30', [Date.UTC(2024, 5, 1, 12, 30)]],
    ['2024-06-01T12:30:15.250Z', [Date.UTC(2024, 5, 1, 12, 30, 15, 250)]],
    ['2024-06-01T02:00+02:00', [Date.UTC(2024, 5, 1)]],
    ['end', [Number.POSITIVE_INFINITY]],
    [' 2024-06-02 ,end, 2024-06-01', [Date.UTC(2024, 5, 2), Number.POSITIVE_INFINITY, Date.UTC(2024, 5, 1)]],
  ])('of %s', (list, expected) => {
    expect(snapshotTimes(list)).toEqual(expected);
  });

  it.each(['', 'noon', '2024-06-31', '2024-06-01,', 'END', '1717200000000'])('refuses %j', (list) => {
    const [wrong] = list
      .split(',')
      .filter((text) => !text.startsWith('2024-06-01'))
      .concat('');
    expect(() => snapshotTimes(list)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(() => snapshotTimes(list)).toThrow(`not "${wrong}".`);
  });
});
