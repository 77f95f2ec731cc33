/** Charts, their legends and the static drawing that stands in for them. */
export const CHART_CSS = `
.chart{position:relative;max-width:100%;overflow:hidden}
.js .chart+.chart{margin-top:4px}
figure{margin:0}
@media (hover:none){.js .hover-only{display:none}}
figcaption{color:var(--muted);font-size:.87rem;max-width:90ch;margin-top:.35rem}
.uplot{font:inherit;max-width:100%}
.u-legend{font-size:.85rem;text-align:left;margin:2px 0 6px;padding-left:0}
.u-legend.u-inline tr{margin-right:18px}
.u-legend th,.u-legend td{padding:2px 0}
.u-legend tbody tr+tr>*{border-top:0}
.u-legend th{font-weight:400;color:var(--muted)}
.u-legend td{font-weight:600}
.u-legend.u-inline.u-live th::after{content:""}
.u-legend .u-label{padding-right:6px}
.u-legend .u-marker{width:14px;height:0;border-radius:0;margin-right:6px}
[data-chart=drawdown] .u-legend tr:first-child,[data-chart=price] .u-marker,.u-legend tr:first-child .u-marker{display:none}
.u-legend tr.u-off>*{opacity:.4}
.u-select{background:color-mix(in srgb,var(--accent) 16%,transparent)}
.u-cursor-x,.u-cursor-y{border-color:var(--muted)!important}
.empty{color:var(--muted);padding:18px 0;margin:0}
.static-chart{width:100%;height:auto;display:block}
.static-labels{display:flex;justify-content:space-between;gap:12px;margin:.25rem 0 0;color:var(--muted);font-size:.82rem}
.static-chart .line{fill:none;stroke:var(--series-1);stroke-width:1.5;vector-effect:non-scaling-stroke}
.static-chart .base{stroke:var(--rule);stroke-width:1}
`;
