import { equityCsv } from '../../report/equity-csv.js';
import { fillsCsv } from '../../report/fills-csv.js';
import { loadReportAssets } from '../../report/load-report-assets.js';
import { renderReport } from '../../report/render-report.js';
import { resultJson } from '../../report/result-json.js';
import type { BranchRecord, RunResult } from '../../report/run-result.js';
import { tradesCsv } from '../../report/trades-csv.js';
import type { EngineScenario } from '../engine-scenario.js';
import { ENGINE_VERSION } from '../engine-version.js';
import type { PreparedData } from '../prepare/prepared-data.js';
import { complianceFiles } from './compliance-files.js';
import type { OutputFile } from './output-file.js';

/** The files of a run with its branches: report, numbers and tables. */
export function runFiles(
  result: RunResult,
  branches: readonly BranchRecord[],
  scenario: EngineScenario,
  data: readonly PreparedData[],
): OutputFile[] {
  const prices = data.map(({ symbol, bars }, index) => ({ symbol, intervalMs: scenario.data[index].intervalMs, bars }));
  const input = { result, branches, prices, generatedBy: ENGINE_VERSION };
  return [
    { name: 'report.html', chunks: renderReport(input, loadReportAssets()) },
    { name: 'result.json', chunks: resultJson(result) },
    { name: 'fills.csv', chunks: fillsCsv(branches) },
    { name: 'trades.csv', chunks: tradesCsv(branches) },
    { name: 'equity.csv', chunks: equityCsv(branches) },
    ...complianceFiles(result, branches),
  ];
}
