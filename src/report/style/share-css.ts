import { SERIES_COLORS } from './theme-colors.js';

/** The shares over time: layers in the colours of the series, mixed with the ground so that they do not shout. */
export const SHARE_CSS = `
.share-frame{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px;margin-top:.9rem}
.share-scale{display:flex;flex-direction:column;justify-content:space-between;text-align:right;color:var(--muted);font-size:.82rem;line-height:1;margin:-.41rem 0}
.share-chart{display:block;width:100%;height:240px;background:var(--raised)}
.share-chart path{stroke:var(--paper);stroke-width:1.5;vector-effect:non-scaling-stroke}
.share-chart .grid{stroke:var(--paper);stroke-width:1;stroke-opacity:.35;vector-effect:non-scaling-stroke}
.share-times{margin-left:3.1rem}
.swatch{display:inline-block;width:12px;height:12px;margin-right:8px;border-radius:2px;vertical-align:-1px}
${Array.from({ length: SERIES_COLORS }, (_, index) => `.share-${index + 1}{--share:color-mix(in srgb,var(--series-${index + 1}) 78%,var(--paper));fill:var(--share);background:var(--share)}`).join('\n')}
.shares{margin-top:14px}
.changes{margin-top:18px}
.changes summary{cursor:pointer;color:var(--accent)}
.changes .reason{white-space:normal;min-width:300px;max-width:80ch}
.changes .scroll{margin-top:.6rem}
.subsection{margin-top:26px}
.subsection table.wide{width:auto;min-width:min(100%,640px)}
@media (max-width:640px){.share-chart{height:200px}}
`;
