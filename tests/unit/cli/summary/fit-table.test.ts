import { describe, expect, it } from 'vitest';
import { cutText, fitTable } from '../../../../src/cli/summary/fit-table.js';

const columns = [
  { title: 'Name', align: 'left' },
  { title: 'What', align: 'left' },
  { title: 'Count', align: 'right' },
] as const;
const rows = [
  ['one', 'a sentence that has no end in sight', '1'],
  ['three', 'short', '3'],
];

describe('a table that is fitted to a width', () => {
  it('is the plain table where there is room', () => {
    expect(fitTable(columns, rows, [1], 80)).toEqual([
      'Name   What                                 Count',
      'one    a sentence that has no end in sight      1',
      'three  short                                    3',
    ]);
  });

  it('cuts the column that gives way, and no other', () => {
    const lines = fitTable(columns, rows, [1], 30);
    expect(lines).toEqual([
      'Name   What              Count',
      'one    a sentence that…      1',
      'three  short                 3',
    ]);
  });

  it('leaves the column out where next to nothing of it would be left', () => {
    expect(fitTable(columns, rows, [1], 25)).toEqual(['Name   Count', 'one        1', 'three      3']);
  });

  it('goes on with the next column then', () => {
    const wide = rows.map((row) => [...row, '2024-01-22 02:36']);
    expect(fitTable([...columns, { title: 'When', align: 'left' }], wide, [1, 3], 28)).toEqual([
      'Name   Count  When',
      'one        1  2024-01-22 02…',
      'three      3  2024-01-22 02…',
    ]);
    expect(fitTable([...columns, { title: 'When', align: 'left' }], wide, [1, 3], 25)).toEqual([
      'Name   Count',
      'one        1',
      'three      3',
    ]);
  });

  it('is never wider than it was told while the other columns fit', () => {
    for (let width = 12; width < 60; width++) {
      const widest = Math.max(...fitTable(columns, rows, [1], width).map(({ length }) => length));
      expect(widest).toBeLessThanOrEqual(width);
    }
  });
});

describe('a text that is cut', () => {
  it.each([
    ['as it is', 8, 'as it is'],
    ['as it is', 7, 'as it…'],
    ['as it is', 3, 'as…'],
  ])('%j in %i characters', (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });
});
