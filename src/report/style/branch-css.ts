/** Branches and other comparisons: conclusions, differences with their intervals, and the charts of many lines. */
export const BRANCH_CSS = `
.conclusions{list-style:none;margin:.6rem 0 1rem;padding:0;max-width:84ch}
.conclusions li{padding:.1rem 0 .1rem .85rem;margin:.35rem 0;border-left:3px solid var(--rule);overflow-wrap:anywhere}
.conclusions .better{border-color:var(--gain)}
.conclusions .worse{border-color:var(--loss)}
.conclusions+.note{margin-top:-.3rem}
.changed{display:block;white-space:normal;min-width:170px;max-width:34ch;color:var(--muted);font-size:.92em;line-height:1.4;overflow-wrap:anywhere}
.fork-title{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 32px);white-space:normal}
.grouped tbody:first-of-type th[scope=rowgroup]{padding-top:.7rem}
tr.parent>*{color:var(--muted)}
.best{font-weight:700;color:var(--text)}
.interval-cell{min-width:150px}
.forks :is(td,th),.repeated :is(td,th){vertical-align:top}
.forks thead th,.repeated thead th{vertical-align:bottom}
.interval{display:block;width:132px;height:16px;margin:.18rem 0 .1rem;overflow:visible}
.interval .zero,.strip .zero{stroke:var(--muted);stroke-width:1;vector-effect:non-scaling-stroke}
.interval .span{stroke:var(--benchmark);stroke-width:2}
.interval circle{fill:var(--benchmark)}
.interval.better .span{stroke:var(--gain)}
.interval.better circle{fill:var(--gain)}
.interval.worse .span{stroke:var(--loss)}
.interval.worse circle{fill:var(--loss)}
.span-text{display:block;color:var(--muted);font-size:.85em;line-height:1.3;width:132px;text-align:center}
.verdict-word{white-space:normal;min-width:92px}
.strip{display:block;width:240px;height:40px;margin-top:.15rem}
.strip .unsure{fill:var(--benchmark)}
.strip .better{fill:var(--gain)}
.strip .worse{fill:var(--loss)}
.changes+.note,.subsection+.note{margin-top:.9rem}
.repeated .changes{margin-top:10px}
.remedy{color:var(--muted)}
.failed .reason{white-space:normal;min-width:280px;max-width:64ch}
.subsection.failed table.wide,.subsection.repeated table.wide{width:100%}
.chart-title{color:var(--muted);font-size:.87rem;margin:.8rem 0 .2rem}
.u-legend tr.faded{display:none}
.u-legend.u-inline tr{max-width:100%}
.u-legend .u-label{overflow-wrap:anywhere;white-space:normal}
@media (max-width:640px){
.changed{max-width:170px}
.forks th:first-child,.repeated th:first-child{max-width:190px;white-space:normal;overflow-wrap:anywhere}
}
@media print{.strip,.interval{break-inside:avoid}}
`;
