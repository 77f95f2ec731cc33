import { describe, expect, it } from 'vitest';
import { GrowableRows } from '../../../../src/agents/recorder/growable-rows.js';

const WIDTH = 3;

function push(rows: GrowableRows, index: number): void {
  const at = rows.append();
  rows.values[at] = index;
  rows.values[at + 1] = index / 3;
  rows.integers[at + 2] = BigInt(index) << 32n;
}

function filled(count: number, rows = new GrowableRows(WIDTH)): GrowableRows {
  for (let index = 0; index < count; index++) push(rows, index);
  return rows;
}

function expectRows(all: Float64Array, count: number): void {
  expect(all).toHaveLength(count * WIDTH);
  const integers = new BigInt64Array(all.buffer);
  for (let index = 0; index < count; index++) {
    const at = index * WIDTH;
    expect([all[at], all[at + 1], integers[at + 2]]).toEqual([index, index / 3, BigInt(index) << 32n]);
  }
}

describe('GrowableRows', () => {
  // Around the ends of the first chunks, of the first that is as long as any, and far behind it.
  it.each([0, 1, 127, 128, 129, 384, 385, 4095, 8064, 8065, 30_000])(
    'keeps %i rows in order, integers exact',
    (count) => {
      const rows = filled(count);
      expect(rows).toHaveLength(count);
      expectRows(rows.toArray(), count);
    },
  );

  it('gives copies: what is appended later does not show in them', () => {
    const rows = filled(100);
    const all = rows.toArray();
    filled(100, rows);
    expectRows(all, 100);
  });

  it('goes on from rows that were put away', () => {
    const rows = filled(5);
    rows.load(filled(1000).toArray());
    for (let index = 1000; index < 1300; index++) push(rows, index);
    expectRows(rows.toArray(), 1300);
  });

  it('does not change with the array that it went on from', () => {
    const rows = new GrowableRows(WIDTH);
    const all = filled(5).toArray();
    rows.load(all);
    all.fill(-1);
    expectRows(rows.toArray(), 5);
  });

  it.each([0, 1, 128, 129, 8065])('gives %i rows as columns, a copy', (count) => {
    const rows = filled(count);
    const columns = rows.toColumns();
    filled(200, rows);
    expect(columns.map((column) => column.length)).toEqual([count, count, count]);
    for (let index = 0; index < count; index++) {
      expect([columns[0][index], columns[1][index]]).toEqual([index, index / 3]);
    }
    expect([...new BigInt64Array(columns[2].buffer)]).toEqual(
      Array.from({ length: count }, (_, at) => BigInt(at) << 32n),
    );
  });

  it('begins anew when it is cleared', () => {
    const rows = filled(500);
    rows.clear();
    expect(rows.toArray()).toHaveLength(0);
    expectRows(filled(200, rows).toArray(), 200);
  });

  it('takes little room for a few rows', () => {
    const rows = filled(1);
    expect(rows.values.byteLength).toBeLessThan(10_000);
  });
});
