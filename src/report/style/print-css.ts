/** On paper: no controls, no scrolling boxes, nothing cut in two that can stay whole. */
export const PRINT_CSS = `
@media print{
body{font-size:10pt}
.page{max-width:none;padding:0}
.js .controls,.controls,.top nav,.js #theme,.fingerprint button,.js .fingerprint button,.skip{display:none}
.scroll{overflow:visible}
.trades thead th,.trades th:first-child{position:static}
table{font-size:8pt}
.heat td,.heat thead th{min-width:0;padding:2pt 3pt!important}
.trades table{font-size:6pt}
.trades thead th{font-size:6pt}
.trades th,.trades td{padding:1pt 2pt}
section,figure{break-inside:avoid}
section.trades{break-inside:auto}
tr{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
