/** On paper: no controls, no scrolling boxes, nothing cut in two that can stay whole. */
export const PRINT_CSS = `
@media print{
body{font-size:10pt}
.page{max-width:none;padding:0}
.js .controls,.controls,.top nav,#theme,.fingerprint button,.js .fingerprint button,.skip{display:none}
.scroll{overflow:visible}
.trades thead th,.trades th:first-child{position:static}
.trades table{font-size:7pt}
.trades th,.trades td{padding:1pt 3pt}
section,figure{break-inside:avoid}
section.trades{break-inside:auto}
tr{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
