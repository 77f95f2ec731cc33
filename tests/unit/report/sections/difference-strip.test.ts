import { describe, expect, test } from 'vitest';
import { differenceStrip } from '../../../../src/report/sections/difference-strip.js';

const of = (differencePct: number, verdict: 'better' | 'worse' | 'no-difference') => ({
  ...{ returnPct: 0, otherReturnPct: 0, differencePct, interval: null, verdict },
  ...{ observations: 9, blockLength: 1, resamples: 9 },
});

describe('the strip of differences', () => {
  test('has a column a fork, up or down from zero, coloured only where significant', () => {
    const { markup } = differenceStrip([of(2, 'better'), of(-2, 'worse'), of(1, 'no-difference')], 'three "forks"');
    const bars = [
      ...markup.matchAll(/<rect class="([a-z]+)" x="([\d.]+)" y="([\d.]+)" width="60.0" height="([\d.]+)"/g),
    ];
    expect(bars.map(([, ...parts]) => parts)).toEqual([
      ['better', '0.0', '1.0', '19.0'],
      ['worse', '80.0', '20.0', '19.0'],
      ['unsure', '160.0', '10.5', '9.5'],
    ]);
    expect(markup).toContain('aria-label="three &quot;forks&quot;"');
  });
});
