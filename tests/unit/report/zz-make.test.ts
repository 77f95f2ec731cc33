import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { equityCsv } from '../../../src/report/equity-csv.js';
import { fillsCsv } from '../../../src/report/fills-csv.js';
import { loadReportAssets } from '../../../src/report/load-report-assets.js';
import { renderReport } from '../../../src/report/render-report.js';
import { tradesCsv } from '../../../src/report/trades-csv.js';
import { fixtureReport } from './fixture-report.js';
import { goldenReport } from './golden-report.js';

test('make', () => {
  const assets = loadReportAssets();
  const year = goldenReport('sma');
  const two = fixtureReport({ days: 366, trips: 6_000, symbols: ['BTCUSDT', 'ETHUSDT'] });
  const b = two.branches[0];
  const late = b.equity.tsMs.findIndex((t) => t >= Date.UTC(2024, 5, 1));
  const fork = (name: string, f: number) => ({
    ...b,
    result: { ...b.result, name, parent: b.result.name, forkedAt: '2024-06-01T00:00:00.000Z' },
    equity: {
      ...b.equity,
      tsMs: b.equity.tsMs.slice(late),
      equity: b.equity.equity.slice(late).map((v, i) => v * (1 + (f * i) / 10000)),
      drawdownPct: b.equity.drawdownPct.slice(late),
    },
  });
  const branches = [b, fork('tight-stop', 0.02), fork('crash', -0.05)];
  const day = fixtureReport({ days: 1, trips: 1 });
  const one = fixtureReport({ days: 0, trips: 0 });
  const cases = {
    year,
    macd: goldenReport('macd'),
    two,
    days2: fixtureReport({ days: 2, trips: 3 }),
    zero: fixtureReport({ days: 30, trips: 0 }),
    day,
    one: { ...one },
    branches: { ...two, branches, result: { ...two.result, branches: branches.map((x) => x.result) } },
  };
  for (const [name, input] of Object.entries(cases)) {
    const t0 = performance.now();
    const page = renderReport(input, assets);
    const t1 = performance.now();
    writeFileSync(`/tmp/rep/${name}.html`, page);
    console.log(
      name,
      page.length,
      Buffer.byteLength(page),
      (t1 - t0).toFixed(0) + ' ms',
      input.branches[0].fills.length,
    );
  }
  for (let k = 0; k < 3; k++) {
    const macd = cases.macd;
    for (const [n, f] of Object.entries({ fillsCsv, tradesCsv, equityCsv })) {
      const t0 = performance.now();
      let size = 0;
      for (const chunk of f(macd.branches)) size += chunk.length;
      console.log(n, size, (performance.now() - t0).toFixed(1));
    }
  }
});
