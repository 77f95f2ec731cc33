/** Tables: each in a box of its own that scrolls when the screen is narrow, so that the page never does. */
export const TABLE_CSS = `
.scroll{overflow-x:auto;-webkit-overflow-scrolling:touch;max-width:100%}
table{border-collapse:collapse;font-size:.9rem}
th,td{padding:.36rem .7rem;text-align:left;white-space:nowrap;vertical-align:baseline}
thead th{font-weight:600;color:var(--muted);font-size:.82rem;border-bottom:1px solid var(--text)}
tbody th{font-weight:400}
tbody tr+tr>*{border-top:1px solid var(--rule)}
.number{text-align:right}
table.wide{width:100%}
td[title],th[title]{cursor:help}
.metrics{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr));gap:26px 40px}
.metrics table{width:100%}
.metrics td{font-weight:600}
.metrics th,.metrics td{padding-left:0;padding-right:0}
.glossary{margin-top:18px}
.glossary summary{cursor:pointer;color:var(--accent)}
.glossary dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:.75rem 0 0;max-width:80ch;font-size:.9rem}
.glossary dt{font-weight:600}
.glossary dd{margin:0;color:var(--muted)}
.heat table{border-spacing:2px;border-collapse:separate}
.heat td,.heat thead th{text-align:right;min-width:60px;padding:.4rem .5rem}
.heat tbody tr+tr>*{border-top:0}
.heat thead th{border-bottom:0}
.heat td{border-radius:3px}
.heat .total{font-weight:650}
.heat .off{color:var(--muted)}
.trades thead th{position:sticky;top:0;background:var(--paper);padding-top:0;padding-bottom:0}
.trades thead button{all:unset;display:block;width:100%;box-sizing:border-box;padding:.5rem 0;cursor:pointer;min-height:34px}
.trades thead button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.trades thead th:hover{color:var(--text)}
.trades [aria-sort] button{color:var(--text)}
.trades [aria-sort=ascending] button::after{content:" \\2191"}
.trades [aria-sort=descending] button::after{content:" \\2193"}
.trades tbody tr:hover>*{background:var(--raised)}
.trades th:first-child{position:sticky;left:0;background:var(--paper);padding-left:0;z-index:1}
.trades tbody th button{all:unset;cursor:pointer;color:var(--accent);text-decoration:underline;text-decoration-color:transparent;text-underline-offset:.15em}
.trades tbody th button:hover{text-decoration-color:currentColor}
.trades tbody th button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.trades .scroll{border-bottom:1px solid var(--rule)}
.side-by-side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr));gap:26px 40px}
@media (max-width:640px){
th,td{padding:.42rem .55rem}
.glossary dl{grid-template-columns:1fr}
.glossary dd{margin-bottom:.4rem}
}
`;
