/** Equity of all branches with buy and hold, and the drawdowns beneath. */
export const EQUITY_CHART_SCRIPT = `
const curves = payload.equity.curves.map((curve, index) => {
  const before = new Array(curve.start).fill(null);
  return {
    name: payload.branches.length > 1 ? payload.branches[index] : 'Equity',
    equity: before.concat([...decodeColumn(curve.equity)]),
    drawdown: before.concat([...decodeColumn(curve.drawdownPct)].map((value) => -value)),
  };
});
const held = payload.equity.buyAndHold && [...decodeColumn(payload.equity.buyAndHold)];
let heldShown = true;
const DASHES = [undefined, [6, 3], [2, 3]];
const curveLine = (index) => ({ stroke: color('series-' + (1 + (index % 8))), width: 1.5, dash: DASHES[Math.floor(index / 8) % 3], points: { show: equityTimes.length < 60 } });
const money = (chart, value) => (value === null || value === undefined ? '\\u2013' : fixed(value, payload.moneyDecimals));

addChart('equity', (box) => new uPlot({
  ...chartBasics(box, isNarrow() ? 230 : 300),
  scales: { x: timeScale(), y: { range: padded } },
  axes: [{ ...timeAxis(), show: true }, valueAxis(numberLabels)],
  series: [
    timeSeries(),
    ...curves.map((curve, index) => ({ label: curve.name, value: money, ...curveLine(index) })),
    ...(held ? [{ label: 'Buy and hold', value: money, show: heldShown, stroke: color('benchmark'), width: 1, dash: [4, 4], points: { show: false } }] : []),
  ],
}, [equityTimes, ...curves.map((curve) => curve.equity), ...(held ? [held] : [])], box));

addChart('drawdown', (box) => new uPlot({
  ...chartBasics(box, isNarrow() ? 110 : 140),
  scales: { x: timeScale(), y: { range: (chart, low) => [low === null || low >= 0 ? -1 : low * 1.08, 0] } },
  axes: [{ ...timeAxis(), values: (chart, splits) => splits.map(() => ''), size: 6 }, valueAxis((...args) => numberLabels(...args).map((text) => text + ' %'))],
  series: [
    timeSeries(),
    ...curves.map((curve, index) => ({
      label: curves.length > 1 ? curve.name : 'Drawdown',
      value: (chart, value) => (value === null || value === undefined ? '\\u2013' : fixed(value, 2) + '\\u00a0%'),
      ...curveLine(index),
      ...(curves.length > 1 ? {} : { stroke: color('loss'), fill: color('loss') + '22', width: 1 }),
    })),
  ],
}, [equityTimes, ...curves.map((curve) => curve.drawdown)], box));

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
