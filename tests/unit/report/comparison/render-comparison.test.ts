import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { renderComparison } from '../../../../src/report/comparison/render-comparison.js';
import { trustedHtml } from '../../../../src/report/html/html.js';
import { loadReportAssets } from '../../../../src/report/load-report-assets.js';
import { sectionText } from '../section-text.js';
import { fixtureComparison } from './fixture-comparison.js';

const assets = loadReportAssets();
const render = (changed = {}) => renderComparison(fixtureComparison(changed), '0.1.0', assets);
const textOf = (markup: string) => sectionText(trustedHtml(/<main.*<\/main>/s.exec(markup)![0]));
const page = render();
const text = textOf(page);

describe('the page of two runs', () => {
  test('is the same to the byte for the same runs, and its scripts parse', () => {
    expect(render()).toBe(page);
    for (const [, body] of page.matchAll(/<script>(.*?)<\/script>/gs)) expect(() => new Script(body)).not.toThrow();
    expect(/ style="| on[a-z]+="/.test(page)).toBe(false);
  });

  test('leads with the difference, its interval and the conclusion', () => {
    expect(text).toMatch(
      /^desk: runs\/2024-06-01 and runs\/2024-06-02 Compared over 2024-01-01 to 2024-02-09 · 40 days/,
    );
    expect(text).toContain('+1.37 pp Return of B less that of A: better');
    expect(text).toContain('95 % interval: +0.41 to +2.30 pp');
    expect(text).toContain('−1.44 % Return, A: runs/2024-06-01 −0.07 % Return, B: runs/2024-06-02');
    expect(text).toContain('Before comparing The scenarios differ');
  });

  test('calls runs by their names where those differ', () => {
    const { a, b } = fixtureComparison();
    expect(textOf(render({ b: { ...b, name: 'desk-2' }, a }))).toMatch(/^desk and desk-2 /);
    expect(textOf(render({ b: { ...b, name: 'desk-2' }, a }))).toContain(
      'A: desk; B: desk-2. Each run over its whole time.',
    );
  });

  test('has every metric with its difference', () => {
    expect(text).toMatch(/Total return −1\.44 % −1\.58 % −0\.14 pp/);
    expect(text).toContain('Trades 120 122 +2');
  });

  test('has the shares of each strategy, also of those that one run lacks', () => {
    expect(text).toContain('trend 50.0 % 40.0 % −10.0 pp 62.0 % 35.0 % −27.0 pp');
    expect(text).toContain('carry – 60.0 % – – 65.0 % –');
    expect(textOf(render({ allocations: [] }))).not.toContain('Allocation');
  });

  test('counts trades in both and in one of them', () => {
    expect(text).toMatch(
      /In both 100 100 \S+ \S+ \+200\.00 Only in A 20 0 \S+ 0\.00 \S+ Only in B 0 6 0\.00 \+129\.00 \+129\.00 All 120 106/,
    );
    expect(text).toContain('24 in both that ended differently');
    expect(text).toContain('20 only in A');
    expect(text).toContain('6 only in B');
    expect(textOf(render({ trades: { matched: [], onlyA: [], onlyB: [] } }))).not.toContain('Only in A');
  });

  test('has what the order of the trades did in either run, where it is known', () => {
    const { a, b } = fixtureComparison();
    const both = render({ a: { ...a, tradeOrder: 'It fell by 2 %.' }, b: { ...b, tradeOrder: 'By 3 % & more.' } });
    expect(textOf(both)).toContain(
      'Had the trades come in another order A: runs/2024-06-01 It fell by 2 %. B: runs/2024-06-02 By 3 % & more. Of each run’s whole time.',
    );
    expect(both).toContain('href="#trade-order"');
    expect(textOf(render({ a, b: { ...b, tradeOrder: 'By 3 %.' } }))).toContain(
      'another order B: runs/2024-06-02 By 3 %.',
    );
    expect(text).not.toContain('another order');
  });

  test('tells trades apart that were entered at another time', () => {
    const { trades } = fixtureComparison();
    const matched = trades.matched.map(({ a, b }, index) => ({
      a,
      b: index < 3 ? { ...b, entryTsMs: b.entryTsMs + 60_000 } : b,
    }));
    const near = textOf(render({ trades: { ...trades, matched } }));
    expect(near).toMatch(/In both 97 97 .* In both, entered at another time 3 3 /);
    expect(near).toContain('3 in both, entered at another time');
    expect(text).not.toContain('entered at another time');
  });

  test('has something to say about runs without a common time', () => {
    const apart = textOf(
      render({ from: null, to: null, difference: null, conclusion: 'Nothing.', notes: [], equity: {} }),
    );
    expect(apart).toContain('The two runs have no time in common. Nothing. Metrics');
    expect(apart).not.toContain('Before comparing');
  });

  test('escapes everything that a user names', () => {
    const evil = `</script><img src=x onerror=alert(1)>"'&`;
    const { a } = fixtureComparison();
    const run = { ...a, name: evil, label: evil, fingerprint: evil, scenarioHash: evil };
    const named = render({ a: run, b: { ...run, name: 'b' }, conclusion: evil, notes: [evil], quoteCurrency: evil });
    expect(named.includes('<img')).toBe(false);
    expect(named.match(/<script/g)!.length).toBe(4);
  });
});
