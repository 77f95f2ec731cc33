import { EARLY_THEME_SCRIPT } from '../client/theme-script.js';
import type { ReportAssets } from '../report-assets.js';
import { reportCss } from '../style/report-css.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { type Html, html, trustedHtml } from './html.js';
import { scriptJson } from './script-json.js';

/** A page and what its script draws. */
export interface PageParts {
  readonly title: string;
  /** The engine version. */
  readonly generatedBy: string;
  /** What stands between the head of the page and its foot: sections under their names, in order. */
  readonly lead: Html;
  readonly sections: readonly PageSection[];
  /** Embedded as JSON; the script reads it. */
  readonly payload: unknown;
  readonly script: string;
}

/** A section with its anchor and its name in the navigation; null where it has nothing to say. */
export type PageSection = readonly [id: string, name: string, part: Html | null];

/** A whole page as one string that needs no network: style, charts, script and data are inside, and nothing else may run. */
export function renderPage(parts: PageParts, assets: ReportAssets): string {
  const style = reportCss(assets.chartStyle);
  const chartScript = `/* ${assets.chartLicence.trim().replaceAll('*/', '* /')} */\n${assets.chartScript}`;
  const policy = contentSecurityPolicy([EARLY_THEME_SCRIPT, chartScript, parts.script], [style]);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Icarus ${parts.generatedBy}">
<title>${parts.title} – Icarus</title>
<script>${trustedHtml(EARLY_THEME_SCRIPT)}</script>
<style>${trustedHtml(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="page">
${body(parts)}
</div>
<script type="application/json" id="report-data">${trustedHtml(scriptJson(parts.payload))}</script>
<script>${trustedHtml(chartScript)}</script>
<script>${trustedHtml(parts.script)}</script>
</body>
</html>
`;
  return page.markup;
}

function body({ lead, sections, generatedBy }: PageParts): Html {
  const shown = sections.filter(([, , part]) => part !== null);
  return html`<div class="top"><nav aria-label="Sections">${shown.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav><button type="button" id="theme">Dark theme</button></div>
<main id="main">
${lead}
${shown.map(([, , part]) => part)}
</main>
<footer class="page-foot">Icarus ${generatedBy}. A backtest shows what rules would have done under its assumptions, not what they will do. Charts by uPlot (MIT licence).</footer>`;
}
