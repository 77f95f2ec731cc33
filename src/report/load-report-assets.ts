import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReportAssets } from './report-assets.js';

/** Reads uPlot from the installed package: the one place of the report that touches the file system. */
export function loadReportAssets(): ReportAssets {
  const { resolve } = createRequire(import.meta.url);
  const text = (path: string) => readFileSync(resolve(path), 'utf8');
  return {
    chartScript: text('uplot/dist/uPlot.iife.min.js'),
    chartStyle: text('uplot/dist/uPlot.min.css'),
    chartLicence: text('uplot/LICENSE'),
  };
}
