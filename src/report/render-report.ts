import { REPORT_SCRIPT } from './client/report-script.js';
import { EARLY_THEME_SCRIPT } from './client/theme-script.js';
import { type ReportPayload, reportPayload } from './data/report-payload.js';
import { contentSecurityPolicy } from './html/content-security-policy.js';
import { type Html, html, trustedHtml } from './html/html.js';
import { scriptJson } from './html/script-json.js';
import type { ReportAssets } from './report-assets.js';
import type { ReportInput } from './report-input.js';
import { activitySection } from './sections/activity-section.js';
import { allocationSection } from './sections/allocation-section.js';
import { branchesSection } from './sections/branches-section.js';
import { complianceSection } from './sections/compliance-section.js';
import { dataSection } from './sections/data-section.js';
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
import { tradesSection } from './sections/trades-section.js';
import { reportCss } from './style/report-css.js';

/**
 * report.html as one string: a page that needs no network, no server and, for the numbers, no scripts. A pure function:
 * the same run gives the same bytes, so there is no time of writing in it.
 */
export function renderReport(input: ReportInput, assets: ReportAssets): string {
  const style = reportCss(assets.chartStyle);
  const chartScript = `/* ${assets.chartLicence.trim().replaceAll('*/', '* /')} */\n${assets.chartScript}`;
  const policy = contentSecurityPolicy([EARLY_THEME_SCRIPT, chartScript, REPORT_SCRIPT], [style]);
  const payload = reportPayload(input);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Icarus ${input.generatedBy}">
<title>${input.result.scenario.name} – Icarus</title>
<script>${trustedHtml(EARLY_THEME_SCRIPT)}</script>
<style>${trustedHtml(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="page">
${sections(input, payload)}
</div>
<script type="application/json" id="report-data">${trustedHtml(scriptJson(payload))}</script>
<script>${trustedHtml(chartScript)}</script>
<script>${trustedHtml(REPORT_SCRIPT)}</script>
</body>
</html>
`;
  return page.markup;
}

function sections(input: ReportInput, payload: ReportPayload): Html {
  const parts: readonly (readonly [id: string, name: string, part: Html | null])[] = [
    ['branches', 'Branches', branchesSection(input)],
    ['equity', 'Equity', equitySection(input)],
    ['price', 'Price', priceSection(input, payload.prices)],
    ['months', 'Months', monthlySection(input)],
    ['metrics', 'Metrics', metricsSection(input)],
    ['strategies', 'Strategies', strategiesSection(input)],
    ['allocation', 'Allocation', allocationSection(input)],
    ['risk', 'Risk', riskSection(input)],
    ['compliance', 'Compliance', complianceSection(input)],
    ['liquidations', 'Liquidations', liquidationsSection(input)],
    ['trades', 'Trades', tradesSection(input)],
    ['open-positions', 'Open positions', openPositionsSection(input)],
    ['executions', 'Executions', executionsSection(input)],
    ['activity', 'Activity', activitySection(input)],
    ['data', 'Data', dataSection(input.result)],
  ];
  const shown = parts.filter(([, , part]) => part !== null);
  return html`<div class="top"><nav aria-label="Sections">${shown.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav><button type="button" id="theme">Dark theme</button></div>
<main id="main">
${summarySection(input)}
${noticesSection(input.result)}
${shown.map(([, , part]) => part)}
</main>
<footer class="page-foot">Icarus ${input.generatedBy}. A backtest shows what rules would have done under its assumptions, not what they will do. Charts by uPlot (MIT licence).</footer>`;
}
