import { curvesScript } from '../client/curves-script.js';
import { MAP_SCRIPT } from '../client/map-script.js';
import { alignEquity } from '../data/align-equity.js';
import { type EncodedCurves, encodeCurves } from '../data/curve-payload.js';
import { html } from '../html/html.js';
import { renderPage } from '../html/render-page.js';
import type { ReportAssets } from '../report-assets.js';
import { noticesSection } from '../sections/notices-section.js';
import { distributionSection } from './sweep/distribution-section.js';
import { mapSection } from './sweep/map-section.js';
import { outOfSampleCurve } from './sweep/out-of-sample-curve.js';
import { pointsSection } from './sweep/points-section.js';
import { sweepDataSection } from './sweep/sweep-data-section.js';
import { sweepLead } from './sweep/sweep-lead.js';
import { trustSection } from './sweep/trust-section.js';
import { walkForwardSection } from './sweep/walk-forward-section.js';
import type { SweepResult } from './sweep-result.js';
import type { WalkForwardResult } from './walk-forward-result.js';

const CURVE_POINTS_MAX = 9_000;

const SWEEP_SCRIPT = curvesScript(MAP_SCRIPT);

/**
 * The page of a sweep as one string: what may be concluded first, then why, then the points. It needs no network and,
 * for the numbers, no scripts; the same sweep gives the same bytes.
 */
export function renderSweepReport(result: SweepResult, assets: ReportAssets): string {
  const curves = stitchedCurve(result.walkForward);
  const times = result.walkForward?.outOfSample?.dayMs ?? [];
  return renderPage(
    {
      title: `${result.scenario.name}, sweep`,
      generatedBy: result.engineVersion,
      lead: html`${sweepLead(result)}
${noticesSection(result)}`,
      sections: [
        ['trust', 'Trust', trustSection(result)],
        ['map', 'Parameters', mapSection(result)],
        ['distribution', 'Distribution', distributionSection(result)],
        ['walk-forward', 'Walk forward', walkForwardSection(result)],
        ['points', 'Points', pointsSection(result)],
        ['data', 'Data', sweepDataSection(result)],
      ],
      payload: { range: times.length === 0 ? [0, 0] : [times[0], times[times.length - 1] + 86_400_000], curves },
      script: SWEEP_SCRIPT,
    },
    assets,
  );
}

function stitchedCurve(walkForward: WalkForwardResult | undefined): EncodedCurves | undefined {
  const outOfSample = walkForward?.outOfSample ?? null;
  if (walkForward === undefined || outOfSample === null) return undefined;
  const { tsMs, curves } = alignEquity([outOfSampleCurve(outOfSample)], CURVE_POINTS_MAX);
  const starts = walkForward.windows.slice(1).map(({ testFrom }) => Date.parse(testFrom));
  return encodeCurves(tsMs, curves, [{ name: 'Tests', parent: null, role: 'own' }], 2, starts);
}
