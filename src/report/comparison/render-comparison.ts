import { curvesScript } from '../client/curves-script.js';
import { renderPage } from '../html/render-page.js';
import type { ReportAssets } from '../report-assets.js';
import type { RunComparison } from './run-comparison.js';
import { allocationDifferences } from './runs/allocation-differences.js';
import { comparisonLead } from './runs/comparison-lead.js';
import { comparisonPayload } from './runs/comparison-payload.js';
import { equityComparison } from './runs/equity-comparison.js';
import { metricDifferences } from './runs/metric-differences.js';
import { runsSection } from './runs/runs-section.js';
import { tradeDifferences } from './runs/trade-differences.js';
import { tradeOrders } from './runs/trade-orders.js';

const COMPARISON_SCRIPT = curvesScript();

/**
 * The page of two runs side by side as one string: what may be concluded, then the curves, metrics, shares and trades.
 * `generatedBy` is the engine version. It needs no network; the same comparison gives the same bytes.
 */
export function renderComparison(comparison: RunComparison, generatedBy: string, assets: ReportAssets): string {
  return renderPage(
    {
      title: `${comparison.a.name} and ${comparison.b.name}`,
      generatedBy,
      lead: comparisonLead(comparison),
      sections: [
        ['equity', 'Equity', equityComparison(comparison)],
        ['metrics', 'Metrics', metricDifferences(comparison)],
        ['allocation', 'Allocation', allocationDifferences(comparison)],
        ['trades', 'Trades', tradeDifferences(comparison)],
        ['trade-order', 'Trade order', tradeOrders(comparison)],
        ['runs', 'Runs', runsSection(comparison)],
      ],
      payload: comparisonPayload(comparison),
      script: COMPARISON_SCRIPT,
    },
    assets,
  );
}
