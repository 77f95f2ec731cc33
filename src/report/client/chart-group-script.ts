/**
 * The charts as one group: a common time range, cursors that move together, drag to zoom, double-click for everything,
 * and the same by buttons. Charts are made anew when the theme changes or the window crosses the phone's width.
 */
export const CHART_GROUP_SCRIPT = `
const fullRange = { min: payload.range[0], max: payload.range[1] };
let range = { ...fullRange };
const chartMakers = [];
const charts = new Map();
const rangeListeners = [];
const MIN_SPAN_MS = 60e3;

const setRange = (min, max) => {
  const span = Math.min(Math.max(max - min, MIN_SPAN_MS), fullRange.max - fullRange.min);
  const start = Math.min(Math.max(min, fullRange.min), fullRange.max - span);
  range = { min: start, max: start + span };
  for (const chart of charts.values()) {
    const { min: left, max: right } = chart.scales.x;
    if (left !== range.min || right !== range.max) chart.setScale('x', range);
  }
  for (const listener of rangeListeners) listener();
};
const resetRange = () => setRange(fullRange.min, fullRange.max);
const lastIndex = (chart) => {
  const times = chart.data[0];
  let index = times.length - 1;
  while (index > 0 && times[index] > range.max) index--;
  return index;
};
const chartBasics = (box, height) => ({
  width: Math.max(200, box.clientWidth),
  height,
  ms: 1,
  tzDate: utc,
  padding: [8, 22, 0, 0],
  cursor: {
    y: false,
    drag: { x: true, y: false, dist: 6 },
    sync: { key: 'icarus', setSeries: false, scales: ['x', null], filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' } },
    bind: { dblclick: () => () => { resetRange(); return null; } },
    points: { size: 7 },
  },
  legend: { markers: { width: 2, dash: (chart, index) => (chart.series[index].dash ? 'dashed' : 'solid') } },
  hooks: {
    setScale: [(chart, key) => {
      const { min, max } = chart.scales.x;
      if (key === 'x' && min !== null && (min !== range.min || max !== range.max)) setRange(min, max);
    }],
    setCursor: [(chart) => { if (chart.cursor.idx === null || chart.cursor.left < 0) chart.setLegend({ idx: lastIndex(chart) }, false); }],
    ready: [(chart) => chart.setLegend({ idx: lastIndex(chart) }, false)],
  },
});
const timeSeries = () => ({ label: 'Time', value: (chart, tsMs) => (tsMs === null ? '' : utcMinute(tsMs)) });
const timeScale = () => ({ time: true, range: (chart, low, high) => (low === null ? [range.min, range.max] : [low, high]), min: range.min, max: range.max });

/** make(box) gives a uPlot; the box is \`[data-chart=name]\`. */
const addChart = (name, make) => {
  const box = document.querySelector('[data-chart="' + name + '"]');
  if (box === null || !(fullRange.max > fullRange.min)) return;
  chartMakers.push(() => {
    const old = charts.get(name);
    if (old) old.destroy();
    charts.set(name, make(box));
  });
};
const drawCharts = () => { for (const make of chartMakers) make(); };
let narrowBefore = isNarrow();
let resizing = 0;
addEventListener('resize', () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(() => {
    if (isNarrow() !== narrowBefore) { narrowBefore = isNarrow(); drawCharts(); return; }
    for (const chart of charts.values()) chart.setSize({ width: Math.max(200, chart.root.parentNode.clientWidth), height: chart.height });
  });
});
onTheme(drawCharts);
`;
