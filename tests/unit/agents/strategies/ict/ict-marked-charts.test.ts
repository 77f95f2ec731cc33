import { describe, expect, it } from 'vitest';
import { ict } from '../../../../../src/agents/strategies/ict.js';
import { arrayIct, inOrder } from './ict-arrays.js';
import { barsOf } from './ict-bars.js';
import { CHART_PARAMS, MARKED_CHARTS } from './ict-marked-charts.js';
import { recordIct } from './ict-recorder.js';

describe.each(MARKED_CHARTS)('the chart of $name', ({ bars, marks }) => {
  const marked = inOrder(marks.map(([row, text]) => `${row} ${text}`));

  it('has everything that is marked, and nothing else', () => {
    expect(recordIct(barsOf(bars), CHART_PARAMS).lines).toEqual(marked);
  });

  it('says the same to the array calculation', () => {
    expect(inOrder(arrayIct(barsOf(bars), ict.params.parse(CHART_PARAMS)).lines())).toEqual(marked);
  });

  it('turned upside down has the mirror image of all of it', () => {
    const upsideDown = bars.map(([open, high, low, close]) => [-open, -low, -high, -close] as const);
    // Basis points and the slack of the body are parts of a price, which has no mirror image: a shift far up keeps both.
    const shifted = upsideDown.map((prices) => prices.map((price) => price + 1000) as [number, number, number, number]);
    const gapsFrom = (bps: number) => ({ ...CHART_PARAMS, minGapBps: bps });
    const names = (lines: readonly string[]) =>
      lines.map((line) => line.replace(/: \S+| -?[\d.]+ of| filled \S+ %/g, '')).sort();
    const mirrored = names(recordIct(barsOf(shifted), gapsFrom(0)).lines)
      .map(turned)
      .sort();
    expect(mirrored).toEqual(names(recordIct(barsOf(bars), gapsFrom(0)).lines));
  });
});

function turned(line: string): string {
  const words: Record<string, string> = {
    bullish: 'bearish',
    bearish: 'bullish',
    up: 'down',
    down: 'up',
    high: 'low',
    low: 'high',
  };
  return line.replace(/\b(?:bullish|bearish|(?<!used )up|down|high|low)\b/g, (word) => words[word]);
}

it('the charts have at least 24 patterns, and near misses of each kind', () => {
  const all = MARKED_CHARTS.flatMap(({ marks }) => marks.map(([, text]) => text));
  expect(all.length).toBeGreaterThanOrEqual(24);
  for (const kind of [
    /bullish block of \d+:/,
    /bearish block of \d+:/,
    /bullish block .* broken/,
    /bearish block .* broken/,
    /block .* touched/,
    /block .* used up/,
    /block .* too old/,
    /bullish gap of \d+:/,
    /bearish gap of \d+:/,
    /bullish gap .* filled \d/,
    /bearish gap .* filled \d/,
    /gap .* filled$/,
    /swing high/,
    /swing low/,
    /bos up/,
    /bos down/,
    /choch up/,
    /choch down/,
    /bullish sweep/,
    /bearish sweep/,
  ]) {
    expect(
      all.some((text) => kind.test(text)),
      String(kind),
    ).toBe(true);
  }
  expect(MARKED_CHARTS.flatMap(({ nearMisses }) => nearMisses).length).toBeGreaterThanOrEqual(20);
});
