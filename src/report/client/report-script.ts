import { AXIS_SCRIPT } from './axis-script.js';
import { CHART_GROUP_SCRIPT } from './chart-group-script.js';
import { COPY_SCRIPT } from './copy-script.js';
import { CURVES_CHART_SCRIPT } from './curves-chart-script.js';
import { DECODE_SCRIPT } from './decode-script.js';
import { EQUITY_CHART_SCRIPT } from './equity-chart-script.js';
import { FORMAT_SCRIPT } from './format-script.js';
import { PRICE_CHART_SCRIPT } from './price-chart-script.js';
import { THEME_SCRIPT } from './theme-script.js';
import { TRADE_DATA_SCRIPT } from './trade-data-script.js';
import { TRADE_MARKERS_SCRIPT } from './trade-markers-script.js';
import { TRADE_TABLE_SCRIPT } from './trade-table-script.js';
import { ZOOM_SCRIPT } from './zoom-script.js';

/**
 * The page's own script. Its parts are text, in the order in which they build on each other: the page must run without a
 * bundler, and text is the same whichever compiler built this program.
 */
export const REPORT_SCRIPT = `(() => {
'use strict';
${[
  THEME_SCRIPT,
  DECODE_SCRIPT,
  FORMAT_SCRIPT,
  AXIS_SCRIPT,
  CHART_GROUP_SCRIPT,
  CURVES_CHART_SCRIPT,
  EQUITY_CHART_SCRIPT,
  TRADE_DATA_SCRIPT,
  TRADE_MARKERS_SCRIPT,
  PRICE_CHART_SCRIPT,
  ZOOM_SCRIPT,
  TRADE_TABLE_SCRIPT,
  COPY_SCRIPT,
].join('')}
themeChanged();
if (tradeTable !== null) startTradeTable();
})();`;
