/** The page of a sweep: maps of parameters, the line of one, the histogram. */
export const SWEEP_CSS = `
.best-values{display:block;font-size:1.25rem;font-weight:600;line-height:1.3;overflow-wrap:anywhere}
.hero-interval{align-self:center}
.hero-interval .interval{width:190px;height:23px}
table.compared thead th{white-space:normal}
.reading{display:block;color:var(--muted);font-size:.94em;line-height:1.4;max-width:84ch}
.trust tbody th{white-space:normal}
.trust table.wide{max-width:860px}
.trust td strong{font-size:1.1em;font-weight:650}
.parameter-map{margin-top:.9rem}
.parameter-map .heat td,.parameter-map .heat thead th{min-width:48px;padding:.34rem .4rem}
.parameter-map .heat td{text-align:center}
.parameter-map .heat thead th{text-align:center;white-space:normal}
.parameter-map .heat thead th:first-child{text-align:left;white-space:nowrap}
.parameter-map .heat tbody th,.parameter-map .heat thead th:first-child{position:sticky;left:0;background:var(--paper);padding-right:.6rem}
.parameter-map .heat tbody th{text-align:right}
.corner{font-weight:400}
.parameter-map .heat td.best-point{outline:2px solid var(--text);outline-offset:-2px;font-weight:700}
.map>.note{margin-top:.8rem}
.score-line,.histogram{display:block;width:100%;height:240px;border-bottom:1px solid var(--muted)}
.score-line{overflow:visible}
.histogram{height:180px}
.score-line .line{fill:none;stroke:var(--series-1);stroke-width:1.5;vector-effect:non-scaling-stroke}
.score-line .dot{stroke:var(--series-1);stroke-width:5;stroke-linecap:round;vector-effect:non-scaling-stroke}
.score-line .best-dot{stroke:var(--series-2);stroke-width:11}
.score-line .zero,.histogram .zero{stroke:var(--muted);stroke-width:1;vector-effect:non-scaling-stroke}
.histogram rect{fill:color-mix(in srgb,var(--series-1) 55%,var(--paper))}
.histogram .best-line{stroke:var(--text);stroke-width:2.5;vector-effect:non-scaling-stroke}
.histogram .luck{stroke:var(--series-2);stroke-width:2.5;stroke-dasharray:6 4;vector-effect:non-scaling-stroke}
.key{display:inline-block;width:16px;height:0;margin:0 6px 0 4px;vertical-align:middle;border-top:2.5px solid var(--text)}
.luck-key{border-top:2.5px dashed var(--series-2)}
.points .reason,.windows .reason{white-space:normal;min-width:260px;max-width:64ch}
.points th:first-child{padding-right:.9rem}
.walk-forward>.figures{margin:.6rem 0 0}
.subsection.windows table.wide{width:100%}
@media (max-width:640px){.best-values{font-size:1.05rem}.hero-interval,.hero .best-values{margin-top:8px}.score-line{height:200px}.histogram{height:150px}}
`;
