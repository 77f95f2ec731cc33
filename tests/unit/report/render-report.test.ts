import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { loadReportAssets } from '../../../src/report/load-report-assets.js';
import { renderReport } from '../../../src/report/render-report.js';
import type { ReportInput } from '../../../src/report/report-input.js';
import { fixtureReport } from './fixture-report.js';
import { goldenReport, hasGoldenFills } from './golden-report.js';
import { decodeInPage, payloadOf } from './page-script.js';

const assets = loadReportAssets();
const render = (input: ReportInput) => renderReport(input, assets);
const small = fixtureReport({ days: 2, trips: 3 });

describe('the report', () => {
  test('is the same to the byte for the same run', () => {
    const page = render(fixtureReport({ days: 2, trips: 3 }));
    expect(render(small)).toBe(page);
    expect(render(structuredClone(small))).toBe(page);
  });

  test('asks for nothing outside itself', () => {
    const page = render(small);
    const urls = page.match(/(https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}[^\s"'<>)]*/gi) ?? [];
    // The licence line of the chart library names its home in a comment.
    expect([...new Set(urls)]).toEqual(['https://github.com/leeoniya/uPlot']);
    expect(page).not.toMatch(/<(link|img|iframe|object|embed)\b|@import|url\(|\bfetch\(|XMLHttpRequest/i);
  });

  test('allows exactly its own scripts and style, by hash', () => {
    const page = render(small);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1];
    const bodies = [...page.matchAll(/<(?:script|style)>(.*?)<\/(?:script|style)>/gs)].map(([, body]) => body);
    expect(bodies.length).toBe(4);
    for (const body of bodies) expect(policy).toContain(createHash('sha256').update(body).digest('base64'));
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('has scripts that parse', () => {
    for (const [, body] of render(small).matchAll(/<script>(.*?)<\/script>/gs))
      expect(() => new Script(body)).not.toThrow();
  });

  test('escapes everything that a user names', () => {
    const evil = `</script><img src=x onerror=alert(1)>"'&\u2028`;
    const time = '2024-01-01T00:00:00.000Z';
    const [branch] = small.branches;
    const named: ReportInput = {
      ...small,
      generatedBy: evil,
      prices: small.prices.map((history) => ({ ...history, symbol: evil })),
      result: {
        ...small.result,
        scenario: { name: evil, description: evil, hash: evil },
        warnings: [evil],
        assumptions: [evil],
        data: small.result.data.map((data) => ({
          ...data,
          symbol: evil,
          interval: evil,
          source: evil,
          hash: evil,
          from: evil,
        })),
      },
      branches: [evil, 'other'].map((name) => ({
        ...branch,
        quoteCurrency: evil,
        roundTrips: branch.roundTrips.map((trip) => ({ ...trip, strategy: evil, symbol: evil, exitReason: evil })),
        result: {
          ...branch.result,
          name,
          parent: evil,
          forkedAt: evil,
          fingerprint: evil,
          metrics: { ...branch.result.metrics, [evil]: evil },
          refusals: [{ rule: evil, count: 1 }],
          shrinks: [{ rule: evil, count: 1 }],
          halts: [{ ts: time, strategy: evil, rule: evil, value: 1, limit: 1, flatten: true, resumedTs: null }],
          warnings: [{ ts: time, strategy: evil, symbol: evil, rule: evil, value: 1, limit: 1 }],
          compliance: { blocked: [{ rule: evil, count: 1 }], flagged: [] },
          bestExecution: [
            {
              ...{ strategy: evil, symbol: evil, orders: 1, fills: 1 },
              ...{ averageSlippageBps: 1, medianSlippageBps: 1, worstSlippageBps: 1 },
            },
          ],
          allocations: [0, 1].map((share) => ({ ts: time, reason: evil, shares: { [evil]: share } })),
          strategies: [evil, 'other'].map((id) => ({
            ...branch.result.strategies[0],
            id,
            use: evil,
            symbols: [evil],
          })),
        },
      })),
    };
    const page = render({
      ...named,
      result: { ...named.result, branches: named.branches.map(({ result }) => result) },
    });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('"\'&');
    expect(page.match(/<script/g)!.length).toBe(4);
    expect(page.match(/<\/script>/g)!.length).toBe(4);
    expect(payloadOf(page).trades.dictionary).toContain(evil);
  });

  test('says what it knows without scripts', () => {
    const page = render(small);
    for (const text of [
      '99,905.86',
      'btc-momentum',
      'Lost ',
      'maxPositionPct',
      '<noscript><svg',
      '2024-01-01 to 2024-01-02',
    ]) {
      expect(page).toContain(text);
    }
    expect(page.match(/<tr><th scope="row">2024-01-0\d \d\d:\d\d</g)!.length).toBe(3);
  });

  test('embeds the trades to the last digit', () => {
    const { trades } = payloadOf(render(small));
    const [{ roundTrips }] = small.branches;
    expect(decodeInPage(trades.columns.pnl)).toEqual(roundTrips.map(({ pnl }) => Number(pnl)));
    expect(decodeInPage(trades.columns.exitPrice)).toEqual(roundTrips.map(({ exitPrice }) => Number(exitPrice)));
    expect(decodeInPage(trades.columns.entryMs)).toEqual(roundTrips.map(({ entryTsMs }) => entryTsMs));
  });

  test.each([
    ['no trades', fixtureReport({ days: 30, trips: 0 }), 'There were no trades.'],
    ['one day', fixtureReport({ days: 1, trips: 1 }), '1 day'],
    ['no samples', fixtureReport({ days: 0, trips: 0 }), 'no curve to draw'],
    [
      'no branches',
      { ...small, branches: [], prices: [], result: { ...small.result, branches: [] } },
      'Nothing was recorded.',
    ],
  ])('has something to say with %s', (_, input, text) => {
    expect(render(input)).toContain(text);
  });

  test('a null metric is a dash that explains itself', () => {
    expect(render(fixtureReport({ days: 30, trips: 0 }))).toContain('title="too few observations">–</td>');
  });

  test('stays small: a year of minutes and 6,000 trades on two symbols', () => {
    const page = render(fixtureReport({ days: 366, trips: 6_000, symbols: ['BTCUSDT', 'ETHUSDT'] }));
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
  });

  test.runIf(hasGoldenFills)('stays small with the 12,302 and 42,588 real fills of a year', () => {
    expect(Buffer.byteLength(render(goldenReport('sma')))).toBeLessThan(700_000);
    expect(Buffer.byteLength(render(goldenReport('macd')))).toBeLessThan(1_200_000);
  });
});
