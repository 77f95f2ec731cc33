import { BRANCH_CSS } from './branch-css.js';
import { CHART_CSS } from './chart-css.js';
import { PAGE_CSS } from './page-css.js';
import { PRINT_CSS } from './print-css.js';
import { SHARE_CSS } from './share-css.js';
import { SUMMARY_CSS } from './summary-css.js';
import { SWEEP_CSS } from './sweep-css.js';
import { TABLE_CSS } from './table-css.js';
import { themeCss } from './theme-css.js';
import { TRADE_ORDER_CSS } from './trade-order-css.js';

/** The whole style sheet of a report, after that of the chart library. */
export function reportCss(chartStyle: string): string {
  return [
    chartStyle,
    themeCss(),
    PAGE_CSS,
    SUMMARY_CSS,
    TABLE_CSS,
    CHART_CSS,
    SHARE_CSS,
    BRANCH_CSS,
    SWEEP_CSS,
    TRADE_ORDER_CSS,
    PRINT_CSS,
  ].join('\n');
}
