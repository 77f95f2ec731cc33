/** Tables: each in a box of its own that scrolls when the screen is narrow, so that the page never does. */
export const TABLE_CSS = `
.scroll{overflow-x:auto;-webkit-overflow-scrolling:touch;max-width:100%}
table{border-collapse:collapse;font-size:.9rem}
th,td{padding:.36rem .6rem;text-align:left;white-space:nowrap;vertical-align:baseline}
thead th{font-weight:600;color:var(--muted);font-size:.82rem;border-bottom:1px solid var(--text)}
tbody th{font-weight:400}
tbody tr+tr>*{border-top:1px solid var(--rule)}
.number{text-align:right}
.identity{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1.25rem;margin:.9rem 0 .6rem;font-size:.87rem;color:var(--muted)}
.identity dd{margin:0;color:var(--text)}
.scroll+.note{margin-top:.6rem}
table.wide{width:100%}
tr.sum>*{font-weight:600;border-top:1px solid var(--text)!important}
table.counts{min-width:min(100%,360px)}
:is(th,td):first-child{padding-left:0}
:is(th,td):last-child{padding-right:0}
td[title],th[title]{cursor:help}
.metrics{columns:3 300px;column-gap:40px}
.metrics>div{break-inside:avoid;padding-bottom:22px}
.metrics table{width:100%}
.metrics td{font-weight:600}
.grouped tbody th[scope=rowgroup]{padding-top:1.1rem;font-size:.82rem;font-weight:600;color:var(--muted)}
.glossary{margin-top:4px}
.glossary summary{cursor:pointer;color:var(--accent)}
.glossary dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:.75rem 0 0;max-width:80ch;font-size:.9rem}
.glossary dt{font-weight:600}
.glossary dd{margin:0;color:var(--muted)}
.heat table{border-spacing:2px;border-collapse:separate}
.heat td,.heat thead th{text-align:right;min-width:60px;padding:.4rem .5rem}
.heat tbody tr+tr>*{border-top:0}
.heat thead th{border-bottom:0}
.heat th:first-child{text-align:left}
.heat td{border-radius:3px;padding-left:.5rem!important;padding-right:.5rem!important}
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
.trades th:first-child{position:sticky;left:0;background:var(--paper);z-index:1}
.trades tbody th button{all:unset;cursor:pointer;color:var(--accent);text-decoration:underline;text-decoration-color:transparent;text-underline-offset:.15em}
.trades tbody th button:hover{text-decoration-color:currentColor}
.trades tbody th button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.trades .scroll{border-bottom:1px solid var(--rule)}
.side-by-side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr));gap:26px 40px}
@media (max-width:640px){
th,td{padding:.42rem .55rem}
.glossary dl,.identity{grid-template-columns:minmax(0,1fr)}
.glossary dd{margin-bottom:.4rem}
}
`;
