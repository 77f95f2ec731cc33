/** Equity of the run with buy and hold, and the drawdowns beneath. */
export const EQUITY_CHART_SCRIPT = `
const equityTimes = decodeColumn(payload.equity.tsMs);
const equity = decodeColumn(payload.equity.equity);
const drawdown = decodeColumn(payload.equity.drawdownPct).map((value) => -value);
const held = payload.equity.buyAndHold && decodeColumn(payload.equity.buyAndHold);
let heldShown = true;
const money = (chart, value) => (value === null || value === undefined ? '\\u2013' : fixed(value, payload.moneyDecimals));
const fewPoints = () => ({ show: equityTimes.length < 60 });

addChart('equity', (box) => new uPlot({
  ...chartBasics(box, isNarrow() ? 230 : 300),
  scales: { x: timeScale(), y: { range: padded } },
  axes: [{ ...timeAxis(), show: true }, valueAxis(numberLabels)],
  series: [
    timeSeries(),
    { label: 'Equity', value: money, stroke: color('series-1'), width: 1.5, points: fewPoints() },
    ...(held ? [{ label: 'Buy and hold', value: money, show: heldShown, stroke: color('benchmark'), width: 1, dash: [4, 4], points: { show: false } }] : []),
  ],
}, [equityTimes, equity, ...(held ? [held] : [])], box));

addChart('drawdown', (box) => new uPlot({
  ...chartBasics(box, isNarrow() ? 110 : 140),
  scales: { x: timeScale(), y: { range: (chart, low) => [low === null || low >= 0 ? -1 : low * 1.08, 0] } },
  axes: [{ ...timeAxis(), values: (chart, splits) => splits.map(() => ''), size: 6 }, valueAxis((...args) => numberLabels(...args).map((text) => text + ' %'))],
  series: [
    timeSeries(),
    {
      label: 'Drawdown',
      value: (chart, value) => (value === null || value === undefined ? '\\u2013' : fixed(value, 2) + '\\u00a0%'),
      stroke: color('loss'), fill: color('loss') + '22', width: 1, points: fewPoints(),
    },
  ],
}, [equityTimes, drawdown], box));

const heldButton = document.querySelector('[data-toggle="buy-and-hold"]');
if (heldButton !== null) {
  heldButton.addEventListener('click', () => {
    heldShown = !heldShown;
    heldButton.setAttribute('aria-pressed', String(heldShown));
    const chart = charts.get('equity');
    if (chart) chart.setSeries(chart.series.length - 1, { show: heldShown });
  });
}
`;
