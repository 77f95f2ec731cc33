/** Type, rhythm and the frame of the page. */
export const PAGE_CSS = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
.page{max-width:1160px;margin:0 auto;padding:0 24px 64px}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.01em;margin:0;font-weight:650;overflow-wrap:anywhere}
h2{font-size:1.15rem;line-height:1.3;margin:0 0 .35rem;font-weight:650}
h3{font-size:.8rem;letter-spacing:.03em;margin:0 0 .4rem;font-weight:600;color:var(--muted)}
p{margin:0 0 .75rem}
a{color:var(--accent);text-underline-offset:.15em}
code{font:.85em ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
section{padding-top:28px;margin-top:28px;border-top:1px solid var(--rule)}
.note{color:var(--muted);font-size:.87rem;max-width:76ch}
.gain{color:var(--gain)}
.loss{color:var(--loss)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
button,select,input{font:inherit;font-size:.87rem;color:inherit}
button,select{background:var(--raised);border:1px solid var(--rule);border-radius:5px;padding:.28rem .6rem;min-height:34px;cursor:pointer}
button:hover:not(:disabled),select:hover{border-color:var(--muted)}
button:disabled{opacity:.45;cursor:default}
button[aria-pressed=true]{background:var(--text);border-color:var(--text);color:var(--paper)}
.controls{display:none;flex-wrap:wrap;gap:6px 8px;align-items:center;margin:.5rem 0 .75rem}
.js .controls{display:flex}
.controls label{display:inline-flex;gap:.4rem;align-items:center;color:var(--muted);font-size:.87rem}
.js .static-only{display:none}
.js-only{display:none}
.js .js-only{display:revert}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--paper);padding:.5rem;z-index:9}
.top{display:flex;justify-content:space-between;gap:16px;align-items:center;padding:14px 0;border-bottom:1px solid var(--rule);color:var(--muted);font-size:.87rem}
.top nav{display:flex;flex-wrap:wrap;gap:2px 16px}
.top nav a{color:inherit;text-decoration:none;white-space:nowrap}
.top nav a:hover{color:var(--text);text-decoration:underline}
#theme{display:none}
.js #theme{display:inline-block;white-space:nowrap}
.page-foot{margin-top:40px;padding-top:16px;border-top:1px solid var(--rule);color:var(--muted);font-size:.87rem}
@media (max-width:640px){
body{font-size:14.5px}
.page{padding:0 16px 48px}
h1{font-size:1.45rem}
section{padding-top:22px;margin-top:22px}
.top{gap:10px}
.top nav{flex-wrap:nowrap;overflow-x:auto;padding:6px 0;scrollbar-width:none;mask-image:linear-gradient(to right,#000 88%,transparent)}
button,select{min-height:40px}
}
`;
