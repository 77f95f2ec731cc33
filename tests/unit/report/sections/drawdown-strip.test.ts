import { describe, expect, test } from 'vitest';
import { drawdownStrip } from '../../../../src/report/sections/drawdown-strip.js';
import { sectionText } from '../section-text.js';

const BAND = { p5: 2, p50: 5, p95: 8 };
const markupOf = (actualPct: number, band = BAND) => drawdownStrip(band, actualPct, 2)!.drawing.markup;
const tickTexts = (markup: string) => [...markup.matchAll(/y="74"[^>]*>([^<]+)</g)].map(([, text]) => text);

describe('the strip of drawdowns', () => {
  test('lies on an axis from 0 with a tenth of room behind the largest', () => {
    // 11 % are the whole width.
    const markup = markupOf(10);
    expect(markup).toContain('<rect class="orders" x="18.18%" y="24" width="54.55%"');
    expect(markup).toContain('<line class="median" x1="45.45%"');
    expect(markup).toContain('<line class="actual" x1="90.91%"');
    expect(tickTexts(markup)).toEqual(['0\u00a0%', '5\u00a0%', '10\u00a0%']);
  });

  test('says the same in words', () => {
    expect(/aria-label="([^"]+)"/.exec(markupOf(10))![1].replaceAll('\u00a0', ' ')).toBe(
      'The deepest drawdown was 10.00 %; in other orders 2.00 % to 8.00 % in 9 of 10 cases, half of them under 5.00 %.',
    );
    expect(sectionText(drawdownStrip(BAND, 10, 2)!.drawing)).toContain('as it happened');
  });

  test('keeps its texts inside', () => {
    const anchorOf = (actualPct: number) => /actual-label"[^>]*text-anchor="(\w+)"/.exec(markupOf(actualPct))![1];
    expect([anchorOf(0.5), anchorOf(4.5), anchorOf(10)]).toEqual(['start', 'middle', 'end']);
    expect(markupOf(10)).toMatch(/<text x="0\.00%" y="74" text-anchor="start"/);
  });

  test('has no gap where it is too narrow for one', () => {
    const narrow = { p5: 35.6, p50: 35.7, p95: 35.9 };
    expect(drawdownStrip(narrow, 35.7, 2)!.hasGap).toBe(false);
    expect(markupOf(35.7, narrow)).not.toContain('median');
    expect(drawdownStrip(BAND, 10, 2)!.hasGap).toBe(true);
  });

  test.each([
    [0.0009, ['0 %', '0.0002 %', '0.0004 %', '0.0006 %', '0.0008 %']],
    [0.4, ['0 %', '0.1 %', '0.2 %', '0.3 %', '0.4 %']],
    [4.2, ['0 %', '1 %', '2 %', '3 %', '4 %']],
    [41, ['0 %', '10 %', '20 %', '30 %', '40 %']],
    [99, ['0 %', '50 %', '100 %']],
  ])('counts to %d percent in few round steps', (actualPct, texts) => {
    const markup = markupOf(actualPct, { p5: actualPct / 3, p50: actualPct / 2, p95: actualPct });
    expect(tickTexts(markup).map((text) => text.replace('\u00a0', ' '))).toEqual(texts);
  });

  test('is nothing where nothing fell', () => {
    expect(drawdownStrip({ p5: 0, p50: 0, p95: 0 }, 0, 2)).toBeNull();
  });
});
