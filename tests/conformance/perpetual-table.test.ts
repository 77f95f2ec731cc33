import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MarginCase } from './margin-case.js';
import { PERPETUAL_CASES } from './perpetual-cases.js';

const HEAD = '| on margin | situation | what happens | test |\n|---|---|---|---|\n';
const page = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');

function tableRow({ topic, situation, outcome, name }: MarginCase): string {
  return `| ${topic} | ${situation} | ${outcome} | \`${name}\` |`;
}

describe('the conformance table of markets on margin', () => {
  const [, table = ''] = page.split(HEAD);

  it('has each case as a row, once, in order, and no other', () => {
    const rows = table.split('\n');
    const end = rows.findIndex((line) => !line.startsWith('|'));
    expect(rows.slice(0, end)).toEqual(PERPETUAL_CASES.map(tableRow));
  });

  it('has cells that do not break it', () => {
    for (const { topic, situation, outcome, name } of PERPETUAL_CASES) {
      for (const cell of [topic, situation, outcome, name]) expect(cell).toMatch(/^[^|\n`]+$/);
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('tells two cases of one topic apart', () => {
    const places = PERPETUAL_CASES.map(({ topic, situation }) => `${topic}: ${situation}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });
});
