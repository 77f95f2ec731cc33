import { describe, expect, test } from 'vitest';
import type { Metrics } from '../../../src/analytics/metrics.js';
import { loadReportAssets } from '../../../src/report/load-report-assets.js';
import { renderReport } from '../../../src/report/render-report.js';
import type { ReportInput } from '../../../src/report/report-input.js';
import { resultJson } from '../../../src/report/result-json.js';
import { fixtureMarginReport } from './fixture-margin-report.js';
import { fixtureReport } from './fixture-report.js';

const assets = loadReportAssets();
const plain = fixtureReport({ days: 2, trips: 3 });
const onMargin = fixtureMarginReport();

/** The text of a section, without its tags; null when the page has none. */
function sectionText(input: ReportInput, id: string): string | null {
  const found = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(renderReport(input, assets));
  if (found === null) return null;
  return found[0]
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

describe('a run without margin', () => {
  test.each(['liquidations', 'open-positions', 'executions'])('has no section of %s', (id) => {
    expect(sectionText(plain, id)).toBeNull();
    expect(renderReport(plain, assets)).not.toContain(`href="#${id}"`);
  });

  test('has no row for what never happened, and no funding', () => {
    const page = renderReport(plain, assets);
    expect(page).not.toMatch(/Positions liquidated|Orders expired|<dt>Funding/);
  });
});

describe('a run on margin', () => {
  test('lists what was liquidated', () => {
    const text = sectionText(onMargin, 'liquidations');
    expect(text).toContain('2024-01-01 08:30 BTCUSDT short 0.5 44100.5 44250 12.50 USDT 3.750 USDT');
  });

  test('lists what is still held, with its profit so far', () => {
    expect(sectionText(onMargin, 'open-positions')).toContain('BTCUSDT long 0.1 42000 42500.5 +50.05 USDT');
  });

  test('lists how orders were worked, and leaves open what could not be computed', () => {
    const text = sectionText(onMargin, 'executions');
    expect(text).toContain('2024-01-01 09:00 +4.25 BTCUSDT buy twap 2 2 10 42,000.5 42,018.3 42,020.0 sma-0');
    expect(text).toContain('– ETHUSDT sell vwap 1 0 3');
  });

  test('counts liquidations and expiries, and names the funding among the figures', () => {
    expect(sectionText(onMargin, 'activity')).toMatch(/Orders expired at the venue 4 Positions liquidated 1/);
    const figure = /<dt>Funding<\/dt><dd>(.*?)<\/dd>/.exec(renderReport(onMargin, assets));
    expect(figure?.[1]).toBe('−3.210\u00a0USDT');
  });

  test('puts every wide table into a box that scrolls by itself', () => {
    const page = renderReport(onMargin, assets);
    for (const id of ['liquidations', 'open-positions', 'executions']) {
      const section = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? '';
      expect(section).toMatch(/<div class="scroll" tabindex="0" role="region"[^>]*><table class="wide">/);
      expect(section.match(/<th scope="row"/g)?.length).toBe(section.match(/<tr>/g)!.length - 1);
    }
  });

  test('has it all in result.json, in the order of the schema', () => {
    const branch = JSON.parse(resultJson(onMargin.result)).branches[0];
    expect(Object.keys(branch).slice(-4)).toEqual(['liquidations', 'openPositions', 'executions', 'allocations']);
    expect(Object.keys(branch.counts).slice(-2)).toEqual(['expired', 'liquidations']);
    const metrics = Object.keys(branch.metrics as Metrics);
    expect(metrics.indexOf('funding')).toBe(metrics.indexOf('fees') + 1);
    expect(branch.executions[1].averagePrice).toBeNull();
  });

  test('names the branch of each row where there are several', () => {
    const [branch] = onMargin.branches;
    const fork = { ...branch, result: { ...branch.result, name: 'fork', parent: branch.result.name } };
    const branches = [branch, fork];
    const input = {
      ...onMargin,
      branches,
      result: { ...onMargin.result, branches: branches.map(({ result }) => result) },
    };
    expect(sectionText(input, 'liquidations')).toMatch(/ short .* on-margin .* short .* fork/);
  });
});
