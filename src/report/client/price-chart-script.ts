/** Price of one symbol: a line with the high-low range behind it, candles once there is room for them. */
export const PRICE_CHART_SCRIPT = `
const CANDLE_MIN_PX = 5;
const priceSymbol = document.querySelector('select[name="price-symbol"]');
const priceBranch = document.querySelector('select[name="price-branch"]');
const priceCache = new Map();
const pricesOf = (index) => {
  if (!priceCache.has(index)) {
    const { tsMs, open, high, low, close } = payload.prices[index];
    priceCache.set(index, [tsMs, open, high, low, close].map(decodeColumn));
  }
  return priceCache.get(index);
};
const barPx = (chart, intervalMs) => (chart.bbox.width / (chart.scales.x.max - chart.scales.x.min)) * intervalMs;
const drawBars = (chart, intervalMs, asCandles) => {
  const [times, open, high, low, close] = chart.data;
  const { ctx: context, bbox } = chart;
  const ratio = devicePixelRatio || 1;
  const wide = barPx(chart, intervalMs);
  const candles = wide >= CANDLE_MIN_PX * ratio;
  if (candles !== asCandles) return;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  const [rise, fall, band] = [color('gain'), color('loss'), color('band')];
  const body = Math.max(1, Math.min(wide * 0.7, 14 * ratio));
  for (let index = Math.max(0, chart.valToIdx(range.min) - 1); index < times.length && times[index] <= range.max; index++) {
    const x = chart.valToPos(times[index] + intervalMs / 2, 'x', true);
    const top = chart.valToPos(high[index], 'y', true);
    const bottom = chart.valToPos(low[index], 'y', true);
    if (!candles) {
      context.fillStyle = band;
      context.fillRect(x - Math.max(wide, ratio) / 2, top, Math.max(wide, ratio), Math.max(bottom - top, 1));
      continue;
    }
    const from = chart.valToPos(open[index], 'y', true);
    const to = chart.valToPos(close[index], 'y', true);
    context.fillStyle = close[index] >= open[index] ? rise : fall;
    context.globalAlpha = 0.55;
    context.fillRect(x - ratio / 2, top, ratio, bottom - top);
    context.fillRect(x - body / 2, Math.min(from, to), body, Math.max(Math.abs(to - from), ratio));
    context.globalAlpha = 1;
  }
  context.restore();
};
addChart('price', (box) => {
  const index = Number(priceSymbol ? priceSymbol.value : 0);
  const { symbol, intervalMs, decimals } = payload.prices[index];
  const value = (chart, price) => (price === null || price === undefined ? '\\u2013' : fixed(price, decimals));
  const hidden = (label) => ({ label, value, paths: () => null, points: { show: false } });
  const line = uPlot.paths.linear();
  const basics = chartBasics(box, isNarrow() ? 280 : 380);
  const hooks = {
    ...basics.hooks,
    drawAxes: [(chart) => drawBars(chart, intervalMs, false)],
    draw: [(chart) => { drawBars(chart, intervalMs, true); drawTrades(chart, symbol, Number(priceBranch ? priceBranch.value : 0)); }],
  };
  return new uPlot({
    ...basics,
    hooks,
    scales: { x: timeScale(), y: { range: padded } },
    axes: [timeAxis(), valueAxis(numberLabels)],
    series: [
      timeSeries(),
      hidden('Open'), hidden('High'), hidden('Low'),
      {
        label: 'Close', value, stroke: color('text'), width: 1, points: { show: false },
        paths: (chart, ...args) => (barPx(chart, intervalMs) >= CANDLE_MIN_PX * (devicePixelRatio || 1) ? null : line(chart, ...args)),
      },
    ],
  }, pricesOf(index), box);
});
for (const choice of [priceSymbol, priceBranch]) if (choice) choice.addEventListener('change', drawCharts);
`;
