import { REPORT_SCRIPT } from './client/report-script.js';
import { type ReportPayload, reportPayload } from './data/report-payload.js';
import { html } from './html/html.js';
import { type PageSection, renderPage } from './html/render-page.js';
import type { ReportAssets } from './report-assets.js';
import type { ReportInput } from './report-input.js';
import { activitySection } from './sections/activity-section.js';
import { allocationSection } from './sections/allocation-section.js';
import { branchesSection } from './sections/branches-section.js';
import { complianceSection } from './sections/compliance-section.js';
import { dataSection } from './sections/data-section.js';
import { detailedBranches } from './sections/detailed-branches.js';
import { equitySection } from './sections/equity-section.js';
import { executionsSection } from './sections/executions-section.js';
import { liquidationsSection } from './sections/liquidations-section.js';
import { metricsSection } from './sections/metrics-section.js';
import { monthlySection } from './sections/monthly-section.js';
import { noticesSection } from './sections/notices-section.js';
import { openPositionsSection } from './sections/open-positions-section.js';
import { priceSection } from './sections/price-section.js';
import { riskSection } from './sections/risk-section.js';
import { strategiesSection } from './sections/strategies-section.js';
import { summarySection } from './sections/summary-section.js';
import { tradeOrderSection } from './sections/trade-order-section.js';
import { tradesSection } from './sections/trades-section.js';

/**
 * report.html as one string: a page that needs no network, no server and, for the numbers, no scripts. A pure function:
 * the same run gives the same bytes, so there is no time of writing in it.
 */
export function renderReport(input: ReportInput, assets: ReportAssets): string {
  const payload = reportPayload(input);
  return renderPage(
    {
      title: input.result.scenario.name,
      generatedBy: input.generatedBy,
      lead: html`${summarySection(input)}
${noticesSection(input.result)}`,
      sections: sections(input, payload),
      payload,
      script: REPORT_SCRIPT,
    },
    assets,
  );
}

function sections(input: ReportInput, payload: ReportPayload): readonly PageSection[] {
  const detailed = detailedBranches(input);
  return [
    ['branches', 'Branches', branchesSection(input)],
    ['equity', 'Equity', equitySection(input)],
    ['price', 'Price', priceSection(input, payload.prices)],
    ['months', 'Months', monthlySection(input)],
    ['metrics', 'Metrics', metricsSection(detailed)],
    ['trade-order', 'Trade order', tradeOrderSection(input)],
    ['strategies', 'Strategies', strategiesSection(detailed)],
    ['allocation', 'Allocation', allocationSection(detailed)],
    ['risk', 'Risk', riskSection(detailed)],
    ['compliance', 'Compliance', complianceSection(detailed)],
    ['liquidations', 'Liquidations', liquidationsSection(detailed)],
    ['trades', 'Trades', tradesSection(input)],
    ['open-positions', 'Open positions', openPositionsSection(detailed)],
    ['executions', 'Executions', executionsSection(detailed)],
    ['activity', 'Activity', activitySection(detailed)],
    ['data', 'Data', dataSection(input.result)],
  ];
}
