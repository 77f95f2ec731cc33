/** The head of the report: name, verdict, key figures, warnings and assumptions. */
export const SUMMARY_CSS = `
.lead{padding-top:28px}
.lead .meta{color:var(--muted);margin:.35rem 0 0}
.lead .description{margin:.5rem 0 0;max-width:76ch;overflow-wrap:anywhere}
.hero{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 28px;margin:22px 0 6px}
.hero div{margin:0}
.hero .value{display:block;font-size:2.5rem;line-height:1.1;font-weight:650;letter-spacing:-.02em}
.hero .unit{font-size:.45em;font-weight:500;letter-spacing:0;color:var(--muted)}
.hero .label{color:var(--muted);font-size:.87rem}
.verdict{font-size:1.1rem;line-height:1.5;max-width:68ch;margin:14px 0 20px}
.figures{display:flex;flex-wrap:wrap;justify-content:space-between;gap:14px 32px;margin:0;padding:14px 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.figures div{min-width:0}
.figures dt{color:var(--muted);font-size:.82rem}
.figures dd{margin:0;font-size:1.12rem;font-weight:600;white-space:nowrap}
.notices{display:grid;grid-template-columns:minmax(0,1fr);gap:18px;margin-top:22px}
.notices ul{margin:0;padding-left:1.1em;max-width:90ch}
.notices li{margin:.15rem 0;overflow-wrap:anywhere}
.warnings{background:var(--warn-paper);color:var(--warn-text);border-left:3px solid var(--warn-rule);padding:12px 16px}
.warnings h2,.assumptions h2{font-size:.95rem}
.assumptions{font-size:.92rem}
.assumptions ul{columns:2;column-gap:40px;max-width:none}
.assumptions li{break-inside:avoid}
.fingerprint{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:center;margin-top:14px;font-size:.87rem;color:var(--muted)}
.fingerprint code{color:var(--text)}
.fingerprint button{display:none;min-height:28px;padding:.1rem .5rem}
.js .fingerprint button{display:inline-block}
@media (max-width:640px){
.hero .value{font-size:1.95rem}
.verdict{font-size:1.02rem}
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:12px 16px}
.assumptions ul{columns:1}
}
`;
