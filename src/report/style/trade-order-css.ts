/** The section on the order of the trades: the strip of drawdowns. */
export const TRADE_ORDER_CSS = `
.order-sentence{max-width:84ch;margin-bottom:1.1rem}
.side-by-side+.note{margin-top:1rem}
.side-by-side>figure h3{padding-top:.36rem}
.drawdown-strip{display:block;width:100%;height:80px;overflow:visible}
.drawdown-strip text{fill:var(--muted);font-size:.82rem}
.drawdown-strip .actual-label{fill:var(--text);font-weight:600}
.drawdown-strip .orders{--orders:color-mix(in srgb,var(--series-1) 55%,var(--paper));fill:var(--orders);stroke:var(--orders);stroke-width:2}
.drawdown-strip .median{stroke:var(--paper);stroke-width:2}
.drawdown-strip .axis{stroke:var(--muted);stroke-width:1}
.drawdown-strip .actual{stroke:var(--text);stroke-width:2.5}
@media print{.drawdown-strip{break-inside:avoid}}
`;
