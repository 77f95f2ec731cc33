import { describe, expect, test } from 'vitest';
import { parameterLine } from '../../../../../src/report/comparison/sweep/parameter-line.js';
import { fixtureSweep } from '../fixture-sweep.js';

const sweep = fixtureSweep(1);

describe('the line of one parameter', () => {
  test('has a dot for each point, by size, and a larger one for the best', () => {
    const shuffled = { ...sweep, points: [...sweep.points].reverse() };
    const { markup } = parameterLine(sweep);
    const dots = [...markup.matchAll(/class="(dot(?: best-dot)?)" d="M([\d.]+) ([\d.]+)h0"/g)];
    expect(dots.map(([, , x]) => Number(x))).toEqual(
      [0, 88.9, 177.8, 266.7, 355.6, 444.4, 622.2, 800].slice(0, dots.length),
    );
    expect(dots.length).toBe(sweep.ranking.length);
    const best = dots.filter(([, kind]) => kind === 'dot best-dot');
    expect(best.map(([, , , y]) => y)).toEqual(['0']);
    expect(markup).toMatch(/aria-label="Sharpe ratio from fast 5 to 50; best \d\.\d\d at \d+\."/);
    expect(
      parameterLine({
        ...shuffled,
        ranking: sweep.ranking.map((index) => shuffled.points.length - 1 - index),
      }).markup.match(/points="[^"]*"/),
    ).toEqual(markup.match(/points="[^"]*"/));
  });

  test('parts words in equal steps, and a logarithmic range by factors', () => {
    const words = ['a', 'b', 'c'].map((value, index) => ({ ...sweep.points[index], values: [value] }));
    const [parameter] = sweep.parameters;
    const named = {
      ...sweep,
      points: words,
      ranking: [0, 1, 2],
      parameters: [{ ...parameter, values: ['a', 'b', 'c'] }],
    };
    expect(parameterLine(named).markup).toMatch(/points="0,\S+ 400,\S+ 800,\S+"/);
    const sizes = [1, 4, 16].map((value, index) => ({ ...sweep.points[index], values: [value] }));
    const range = { from: 1, to: 16, scale: 'log', integer: false } as const;
    const ranged = { ...named, points: sizes, parameters: [{ ...parameter, values: null, range }] };
    expect(parameterLine(ranged).markup).toMatch(/points="0,\S+ 400,\S+ 800,\S+"/);
  });
});
