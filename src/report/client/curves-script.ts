import { AXIS_SCRIPT } from './axis-script.js';
import { CHART_GROUP_SCRIPT } from './chart-group-script.js';
import { COPY_SCRIPT } from './copy-script.js';
import { CURVES_CHART_SCRIPT } from './curves-chart-script.js';
import { DECODE_SCRIPT } from './decode-script.js';
import { FORMAT_SCRIPT } from './format-script.js';
import { THEME_SCRIPT } from './theme-script.js';
import { ZOOM_SCRIPT } from './zoom-script.js';

/** The script of a page whose only charts are equity curves: that of two runs, and that of a sweep. `more` is run before the first drawing. */
export function curvesScript(more = ''): string {
  const parts = [THEME_SCRIPT, DECODE_SCRIPT, FORMAT_SCRIPT, AXIS_SCRIPT, CHART_GROUP_SCRIPT, CURVES_CHART_SCRIPT];
  return `(() => {
'use strict';
${[...parts, ZOOM_SCRIPT, COPY_SCRIPT, more].join('')}
themeChanged();
})();`;
}
