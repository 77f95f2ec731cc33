import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { renderSweepReport } from '../../../../src/report/comparison/render-sweep-report.js';
import type { SweepResult } from '../../../../src/report/comparison/sweep-result.js';
import { trustedHtml } from '../../../../src/report/html/html.js';
import { loadReportAssets } from '../../../../src/report/load-report-assets.js';
import { decodeInPage } from '../page-script.js';
import { sectionText } from '../section-text.js';
import { fixtureSweep } from './fixture-sweep.js';

const assets = loadReportAssets();
const render = (sweep: SweepResult) => renderSweepReport(sweep, assets);
const two = fixtureSweep(2);
const page = render(two);
const text = textOf(page);

function textOf(markup: string): string {
  return sectionText(trustedHtml(/<main.*<\/main>/s.exec(markup)![0]));
}

/** The measures of trust and their values. */
function trustRows(markup: string): string[][] {
  const rows = markup.matchAll(/<th scope="row">([^<]+)<span class="reading">.*?<strong>([^<]+)</g);
  return [...rows].map(([, name, value]) => [name, value]);
}

describe('the page of a sweep', () => {
  test('is the same to the byte for the same sweep', () => {
    expect(render(fixtureSweep(2))).toBe(page);
    expect(render(structuredClone(two))).toBe(page);
  });

  test('has scripts that parse, and styles only where the policy allows them', () => {
    for (const [, body] of page.matchAll(/<script>(.*?)<\/script>/gs)) expect(() => new Script(body)).not.toThrow();
    expect(/ style="| on[a-z]+="/.test(page)).toBe(false);
  });

  test('leads with the conclusion and how far the best point is to be trusted', () => {
    expect(text).toContain('52 points, 3 of them failed');
    expect(text).toMatch(
      /Sharpe ratio of the best of 49 points fast 20, slow 100 Its parameters The best of 49 points/,
    );
    expect(trustRows(page)).toEqual([
      ['Sharpe ratio of the best point', expect.stringMatching(/^\d\.\d\d$/)],
      ['Independent trials', '11.4'],
      ['Sharpe ratio of luck', '1.42'],
      ['Deflated Sharpe ratio', '61.4\u00a0%'],
      ['Probability of overfitting', '31.0\u00a0%'],
      ['Reality check', 'p\u00a0=\u00a00.187'],
      ['Walk-forward efficiency', '23.0\u00a0%'],
    ]);
    expect(text).toContain('What the best of 49 trials is expected to show without any skill.');
  });

  test('says what could not be told', () => {
    const { statistics } = two;
    const unknown = { deflatedSharpe: null, luckySharpe: null, overfitProbability: null, realityCheckP: null };
    const told = render({ ...two, statistics: { ...statistics!, ...unknown } });
    expect(trustRows(told)).toContainEqual(['Reality check', '–']);
    expect(textOf(told)).toContain('A dash is what so few points or days cannot give.');
    expect(text).not.toContain('A dash is what');
  });

  test('maps two parameters as they are, and marks the best point', () => {
    expect(page.match(/data-map="/g)!.length).toBe(1);
    expect(page.includes('<select name="map-pair"')).toBe(false);
    expect(page.match(/class="[^"]*best-point"/g)!.length).toBe(1);
    expect(text).toContain('fast ↓ slow → 30 50 75 100 150 200 300');
  });

  test('maps more parameters two by two, by the median and the best, one at a time', () => {
    const four = render(fixtureSweep(4));
    expect(four.match(/data-map="map-\d-(median|best)"/g)!.length).toBe(12);
    expect(four.match(/data-map="[^"]*" hidden/g)!.length).toBe(11);
    expect(four.includes('<option value="5">stopPct and mode</option>')).toBe(true);
  });

  test('draws a line for one parameter', () => {
    const one = render(fixtureSweep(1));
    expect(one.includes('<svg class="score-line"')).toBe(true);
    expect(one.includes('data-map=')).toBe(false);
  });

  test('shows all points as a distribution beside the best and luck', () => {
    expect(/<svg class="histogram".*?<rect /s.test(page)).toBe(true);
    expect(page.includes('<line class="luck"')).toBe(true);
    expect(text).toContain('What luck alone is expected to give the best of 49 trials, 1.42.');
    const other = render({ ...two, objective: { metric: 'totalReturnPct', minimize: false } });
    expect(other.includes('<line class="luck"')).toBe(false);
  });

  test('lists the windows of the walk forward, failed ones too', () => {
    expect(text).toContain('9 times the best point was picked on the 90 d before and tried on the 30 d that followed.');
    expect(text).toContain('Each run saw 5 d before its window without trading. 6 d at the end made no whole window');
    expect(text).toMatch(/2024-03-31 to 2024-04-29 5 30 1\.\d\d \S+ \S+ % \S+ % \S+ % \d+ 2024-01-01 to 2024-03-30/);
    expect(text).toContain('No point has a value of what is sought on the past.');
    expect(text).toContain('NO_BARS There are no bars in the window.');
    expect(text).toContain('; 3 of 49 failed');
  });

  test('embeds the tests one after the other', () => {
    const { curves, range } = JSON.parse(/id="report-data">(.*?)<\/script>/s.exec(page)![1]);
    const { dayMs, returnPct } = two.walkForward!.outOfSample!;
    const values = decodeInPage(curves.lines[0].equity);
    expect(values.length).toBe(dayMs.length + 1);
    expect(values.at(-1)).toBeCloseTo(
      returnPct.reduce((worth, pct) => worth * (1 + pct / 100), 100),
      2,
    );
    expect(range).toEqual([dayMs[0], dayMs.at(-1)! + 86_400_000]);
    expect(curves.forksMs.length).toBe(8);
  });

  test('ranks the best points and folds the failed ones away', () => {
    expect(text).toMatch(
      /Rank fast slow Sharpe ratio Total return Largest drawdown Trades Winners Fees paid Point 1 20 100 /,
    );
    expect(text).toContain('The best 25 of 52; sweep.json has all of them');
    expect(text).toContain('3 points that failed Point fast slow Error 16 ');
    expect(text).toContain('NOT_ENOUGH_BARS The strategy needs');
  });

  test('has something to say where nothing came to an end', () => {
    const error = { code: 'NO_BARS', message: 'There are no bars.' };
    const points = two.points.map((point) => ({ ...point, metrics: null, score: null, fingerprint: null, error }));
    const { walkForward: _, ...rest } = two;
    const empty = textOf(render({ ...rest, points, ranking: [], statistics: null, conclusion: 'Every point failed.' }));
    expect(empty).toContain('Every point failed.');
    expect(empty).toContain('No point has a value of what is sought.');
    expect(empty).toContain('52 points that failed');
    expect(empty).not.toContain('Walk forward');
    expect(render({ ...rest, points, ranking: [], statistics: null })).not.toContain('id="map"');
  });

  test('escapes everything that a user names', () => {
    const evil = `</script><img src=x onerror=alert(1)>"'&`;
    const parameters = two.parameters.map((parameter) => ({ ...parameter, name: evil, path: evil }));
    const points = two.points.map((point) => ({ ...point, error: { code: evil, message: evil } }));
    const scenario = { name: evil, description: evil, hash: evil };
    const named = render({ ...two, parameters, points, scenario, conclusion: evil, constraints: [evil], key: evil });
    expect(named.includes('<img')).toBe(false);
    expect(named.match(/<script/g)!.length).toBe(4);
  });
});
