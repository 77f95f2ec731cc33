import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField } from '../../../../src/report/csv-field.js';
import { csvRows } from '../../../../src/runner/compare/csv-rows.js';

const rows = (text: string, needed: readonly string[] = []) => [...csvRows(text, 'x/table.csv', needed)];

describe('csvRows', () => {
  it('names the fields by the first line', () => {
    expect(rows('a,b\n1,2\n3,\n')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '' },
    ]);
    expect(rows('a,b\n')).toEqual([]);
  });

  it('reads whatever csvField writes', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'ä') });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { maxLength: 5 }), (table) => {
        const text = ['a,b', ...table.map((row) => row.map(csvField).join(','))].map((line) => `${line}\n`).join('');
        expect(rows(text)).toEqual(table.map(([a, b]) => ({ a, b })));
      }),
    );
  });

  it('says what is missing', () => {
    const wrong = (text: string) => () => rows(text, ['a', 'c', 'd']);
    expect(wrong('a,b\n1,2\n')).toThrow('x/table.csv has no column c, d.');
    expect(wrong('')).toThrow('x/table.csv is empty.');
  });
});
