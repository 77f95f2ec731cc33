import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFORMANCE_CASES } from './conformance-cases.js';
import { rowsOf, tableRow } from './conformance-table.js';

const page = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');

describe('the conformance table', () => {
  const rows = rowsOf(page);
  const expected = CONFORMANCE_CASES.map(tableRow);

  it('has a row for every case', () => {
    expect(expected.filter((row) => !rows.includes(row))).toEqual([]);
  });

  it('has a case for every row', () => {
    expect(rows.filter((row) => !expected.includes(row))).toEqual([]);
  });

  it('has each row once, in the order of the cases', () => {
    expect(rows).toEqual(expected);
  });

  it('has cells that do not break it', () => {
    for (const { orderType, situation, outcome, name } of CONFORMANCE_CASES) {
      for (const cell of [orderType, situation, outcome, name]) expect(cell).toMatch(/^[^|\n`]+$/);
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('tells two cases of one order type apart', () => {
    const places = CONFORMANCE_CASES.map(({ orderType, situation }) => `${orderType}: ${situation}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });
});
