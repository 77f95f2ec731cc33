import { describe, expect, it } from 'vitest';
import { GrowableColumn } from '../../../../src/agents/recorder/growable-column.js';

describe('GrowableColumn', () => {
  it('keeps what was pushed however much it grows, and hands out copies', () => {
    const column = new GrowableColumn();
    for (let value = 0; value < 5000; value++) column.push(value);
    const copy = column.toArray();
    column.push(-1);
    expect([copy.length, column.length]).toEqual([5000, 5001]);
    expect(copy.every((value, index) => value === index)).toBe(true);
  });

  it('goes on from what was put away', () => {
    const column = new GrowableColumn();
    column.push(9);
    column.load(Float64Array.of(1, 2, 3));
    column.push(4);
    expect([...column.toArray()]).toEqual([1, 2, 3, 4]);
    column.clear();
    expect(column.toArray()).toHaveLength(0);
  });
});
