import { describe, expect, test } from 'vitest';
import { loadReportAssets } from '../../../../src/report/load-report-assets.js';
import { renderReport } from '../../../../src/report/render-report.js';
import { branchesSection } from '../../../../src/report/sections/branches-section.js';
import { fixtureBranches, fixtureEvery, fixtureWhatIf } from '../fixture-branches.js';
import { fixtureReport } from '../fixture-report.js';
import { sectionText } from '../section-text.js';

const whatIf = fixtureWhatIf();
const text = sectionText(branchesSection(whatIf));
const { markup } = branchesSection(whatIf)!;

describe('the section of branches', () => {
  test('begins with a plain conclusion of each', () => {
    expect(text).toContain(
      'tight-stop returned 4.27 percentage points less than its parent, more than chance explains.',
    );
    expect(text).toContain('control did exactly what its parent did.');
    expect(markup.match(/<li class="([a-z-]*)"/g)!.length).toBe(6);
  });

  test('names a branch once: in its sentence, where that has the name', () => {
    const input = fixtureBranches([{ name: 'tight', day: 2 }], 8);
    const [main, record] = input.branches;
    const conclusion = 'Over 6 days tight returned as much as <main>.';
    const comparison = { ...record.result.comparison!, conclusion };
    const branches = [main, { ...record, result: { ...record.result, comparison } }];
    expect(branchesSection({ ...input, branches })!.markup).toContain(
      'Over 6 days <strong>tight</strong> returned as much as &lt;main&gt;.</li>',
    );
  });

  test('lists the branches under their fork with what the parent did meanwhile', () => {
    expect(text).toContain(
      'From btc-momentum at 2024-01-11 00:00, compared until 2024-02-10 00:00 btc-momentum unchanged −0.80 % 0.86 % −6.96 90 698.18 ' +
        'tight-stop stopPct of btc-momentum: 2 → 1 −4.27 pp −5.02 to −3.52 worse −5.07 % 5.09 % −35.97 72 558.41',
    );
    expect(text).toContain('From crash at 2024-01-25 00:00');
    expect(text).toContain('wide-stop stopPct of btc-momentum: 2 → 4; takeProfitPct: 3 → 6 −0.05 pp');
  });

  test('says which branch did the same, and which is too short to tell', () => {
    expect(text).toContain('control nothing changed 0.00 pp identical to its parent −0.80 %');
    expect(text).toMatch(/late fees: 10 → 5 bps \S+ pp too short to tell/);
  });

  test('marks the best numbers of a fork only where the difference is significant', () => {
    const best = [...markup.matchAll(/<strong class="best">([^<]+)</g)].map(([, value]) =>
      value.replace('\u00a0', ' '),
    );
    // The parent’s return and drawdown beside the worse ones; those of the better branch.
    expect(best).toEqual(['−0.80 %', '0.86 %', '−0.55 %', '0.63 %', '−4.38 %', '5.80 %']);
  });

  test('lists what failed with its error and its remedy', () => {
    expect(text).toContain(
      'levered leverage: 1 → 50 btc-momentum 2024-01-11 00:00 EQUITY_GONE The account’s equity fell to −1,204.55 USDT at 2024-01-13 04:00. Lower the leverage, or allow liquidation.',
    );
  });

  test('is there for failed branches alone, and left out where nothing was forked', () => {
    const plain = fixtureReport({ days: 2, trips: 3 });
    expect(branchesSection(plain)).toBeNull();
    const { failedBranches } = whatIf.result;
    const failed = sectionText(branchesSection({ ...plain, result: { ...plain.result, failedBranches } }));
    expect(failed).toMatch(/^Branches Branches that came to no end/);
    expect(failed).not.toContain('Equity of the branches');
  });

  test('shows a branch that was not compared', () => {
    const [main, branch] = fixtureBranches([{ name: 'x', day: 2 }], 8).branches;
    const { comparison: _, ...result } = branch.result;
    const branches = [main, { ...branch, result }];
    const input = { ...whatIf, branches, result: { ...whatIf.result, branches: branches.map((one) => one.result) } };
    expect(sectionText(branchesSection(input))).toContain('x was not compared.');
    expect(sectionText(branchesSection(input))).toContain('– not compared – – – – –');
  });

  test('sums up a branch that was forked many times', () => {
    const every = sectionText(branchesSection(fixtureEvery(20)));
    expect(every).toMatch(
      /tight-stop Forked 16 times: .* by more than chance explains; the median difference is −\d\.\d\d pp\./,
    );
    expect(every).toMatch(/Of 32 comparisons about 1\.6 would be called differences even if no change did anything\./);
    expect(every).toMatch(/tight-stop stopPct of btc-momentum: 2 → 1 16 \d+ \d+ \d+ −\d\.\d\d pp/);
    expect(every).toContain('tight-stop: 16 forks, one by one');
    expect(every).toContain('There are too many branches for the sections below');
  });

  test('tells of many single branches only those that differ', () => {
    const forks = Array.from({ length: 14 }, (_, index) => ({
      name: `b${index}`,
      day: 2,
      driftPct: index === 3 ? -1 : 0,
    }));
    const told = sectionText(branchesSection(fixtureBranches(forks, 20)));
    expect(told).toContain('b3 returned');
    expect(told).not.toContain('b4 returned');
    expect(told).toMatch(/The others \d+ branches, of which no difference could be shown\./);
  });
});

describe('the report of a run with branches', () => {
  const assets = loadReportAssets();

  test('is the same to the byte for the same run, and has its branches first', () => {
    const page = renderReport(whatIf, assets);
    expect(renderReport(structuredClone(whatIf), assets)).toBe(page);
    expect(page).toContain('<nav aria-label="Sections"><a href="#branches">');
    expect(page).toContain('7 branches</p>');
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('stays small with hundreds of branches, and lists only the run itself below', () => {
    const page = renderReport(fixtureEvery(110), assets);
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    const metrics = /<section id="metrics".*?<\/section>/s.exec(page)![0];
    expect(metrics).not.toContain('half-size@');
    expect(page).toContain('212 fingerprints of the branches');
  });
});
