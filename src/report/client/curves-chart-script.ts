/**
 * Equity of several runs on one axis, and below it the return of each less that of the one it is measured against, in
 * percentage points since its own start. In a crowd only some lines have colours; one of the others can be picked out.
 */
export const CURVES_CHART_SCRIPT = `
const curvesPayload = payload.curves;
const curveTimes = curvesPayload ? decodeColumn(curvesPayload.tsMs) : new Float64Array();
const lines = (curvesPayload ? curvesPayload.lines : []).map((line) => {
  const values = new Array(curveTimes.length).fill(null);
  decodeColumn(line.equity).forEach((value, index) => { values[line.start + index] = value; });
  return { ...line, values };
});
for (const line of lines) {
  const parent = line.parent === null ? null : lines[line.parent];
  // From the first time on at which both have a value.
  const first = parent === null ? -1 : line.values.findIndex((value, row) => value !== null && parent.values[row] !== null);
  line.differences = first === -1 ? null
    : line.values.map((value, row) => (row < first ? null : 100 * (value / line.values[first] - parent.values[row] / parent.values[first])));
}
const DASHES = [undefined, [6, 3], [2, 3]];
let fadedShown = true;
let highlighted = -1;
const ownNumber = new Map(lines.map((line, index) => index).filter((index) => lines[index].role === 'own').map((index, number) => [index, number]));
const curveLook = (index) => {
  const { role } = lines[index];
  const points = { show: curveTimes.length < 60 };
  if (role === 'base') return { stroke: color('text'), width: 1.5, points };
  if (index === highlighted) return { stroke: color('accent'), width: 2.5, points };
  if (role === 'faded') return { stroke: color('benchmark') + '66', width: 1, points: { show: false }, show: fadedShown, class: 'faded' };
  const number = ownNumber.get(index);
  return { stroke: color('series-' + (1 + (number % 8))), width: 1.5, dash: DASHES[Math.floor(number / 8) % 3], points };
};
// What is drawn last lies on top: the crowd, then the coloured lines, the run itself and what was picked out.
const drawOrder = () => {
  const depth = (index) => (index === highlighted ? 3 : { faded: 0, own: 1, base: 2 }[lines[index].role]);
  return lines.map((line, index) => index).sort((a, b) => depth(a) - depth(b) || a - b);
};
const drawForks = (chart) => {
  const { ctx: context, bbox } = chart;
  const ratio = devicePixelRatio || 1;
  if (curvesPayload.forksMs.length > 12) return;
  context.save();
  context.strokeStyle = color('muted');
  context.lineWidth = ratio;
  context.setLineDash([ratio, 3 * ratio]);
  for (const tsMs of curvesPayload.forksMs) {
    if (tsMs <= range.min || tsMs >= range.max) continue;
    const x = Math.round(chart.valToPos(tsMs, 'x', true));
    context.beginPath();
    context.moveTo(x, bbox.top);
    context.lineTo(x, bbox.top + bbox.height);
    context.stroke();
  }
  context.restore();
};
const drawZero = (chart) => {
  const { ctx: context, bbox } = chart;
  const y = Math.round(chart.valToPos(0, 'y', true));
  context.save();
  context.strokeStyle = color('muted');
  context.lineWidth = devicePixelRatio || 1;
  context.beginPath();
  context.moveTo(bbox.left, y);
  context.lineTo(bbox.left + bbox.width, y);
  context.stroke();
  context.restore();
};
const withHooks = (basics, drawAxes) => ({ ...basics, hooks: { ...basics.hooks, drawAxes } });
const dash = (value, write) => (value === null || value === undefined ? '\\u2013' : write(value));
const equityText = (chart, value) => dash(value, (known) => fixed(known, curvesPayload.decimals));
const pointsText = (chart, value) => dash(value, (known) => signed(known, 2) + '\\u00a0pp');

addChart('curves', (box) => {
  const order = drawOrder();
  return new uPlot({
    ...withHooks(chartBasics(box, isNarrow() ? 240 : 300), [drawForks]),
    scales: { x: timeScale(), y: { range: padded } },
    axes: [timeAxis(), valueAxis(numberLabels)],
    series: [timeSeries(), ...order.map((index) => ({ label: lines[index].name, value: equityText, ...curveLook(index) }))],
  }, [curveTimes, ...order.map((index) => lines[index].values)], box);
});

addChart('differences', (box) => {
  const order = drawOrder().filter((index) => lines[index].differences !== null);
  return new uPlot({
    ...withHooks(chartBasics(box, isNarrow() ? 180 : 220), [drawForks, drawZero]),
    scales: { x: timeScale(), y: { range: (chart, low, high) => padded(chart, Math.min(0, low ?? 0), Math.max(0, high ?? 0)) } },
    axes: [timeAxis(), valueAxis((...args) => numberLabels(...args).map((text) => text + ' pp'))],
    series: [timeSeries(), ...order.map((index) => ({ label: lines[index].name, value: pointsText, ...curveLook(index) }))],
  }, [curveTimes, ...order.map((index) => lines[index].differences)], box);
});

const fadedButton = document.querySelector('[data-toggle="faded"]');
if (fadedButton !== null) {
  fadedButton.addEventListener('click', () => {
    fadedShown = !fadedShown;
    fadedButton.setAttribute('aria-pressed', String(fadedShown));
    drawCharts();
  });
}
const highlight = document.querySelector('select[name="highlight"]');
if (highlight !== null) {
  highlight.addEventListener('change', () => {
    highlighted = highlight.value === '' ? -1 : Number(highlight.value);
    drawCharts();
  });
}
const sinceButton = document.querySelector('[data-since]');
if (sinceButton !== null) {
  const since = Number(sinceButton.dataset.since);
  sinceButton.addEventListener('click', () => setRange(since, fullRange.max));
  rangeListeners.push(() => sinceButton.setAttribute('aria-pressed', String(range.min === since && range.max === fullRange.max)));
}
`;
