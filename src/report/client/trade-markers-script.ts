/**
 * Trades as marks on the price chart. Only trades in view are looked at; where they stand closer than the eye can part,
 * the first of each stretch of time is drawn and the caption says so. The choice looks at time alone: picking the largest
 * gain or loss would paint a run of many small losses as one of winners.
 */
export const TRADE_MARKERS_SCRIPT = `
const MARK_STRETCH_PX = 10;
const longCode = payload.trades.dictionary.indexOf('long');
const markNote = document.querySelector('[data-marker-note]');

const tradesInView = (symbol, branch) => {
  const found = [];
  for (let index = 0; index < trades.length; index++) {
    if (trades.branch[index] !== branch || payload.trades.dictionary[trades.symbol[index]] !== symbol) continue;
    if (trades.exitMs[index] >= range.min && trades.entryMs[index] <= range.max) found.push(index);
  }
  return found;
};
const thinOut = (chart, found) => {
  const ratio = devicePixelRatio || 1;
  const stretches = chart.bbox.width / ratio / MARK_STRETCH_PX;
  if (found.length <= stretches) return found;
  const stretchMs = (range.max - range.min) / stretches;
  const first = new Map();
  for (const index of found) {
    const stretch = Math.floor(trades.entryMs[index] / stretchMs);
    if (!first.has(stretch)) first.set(stretch, index);
  }
  return [...first.values()];
};
const triangle = (context, x, y, up, filled, size) => {
  const tip = up ? y + 2 : y - 2;
  const base = up ? tip + size * 1.5 : tip - size * 1.5;
  context.beginPath();
  context.moveTo(x, tip);
  context.lineTo(x - size * 0.8, base);
  context.lineTo(x + size * 0.8, base);
  context.closePath();
  if (filled) context.fill();
  else { context.fillStyle = color('paper'); context.fill(); context.fillStyle = context.strokeStyle; }
  context.stroke();
};
const drawTrades = (chart, symbol, branch) => {
  const found = tradesInView(symbol, branch);
  const drawn = thinOut(chart, found);
  const { ctx: context, bbox } = chart;
  const ratio = devicePixelRatio || 1;
  const size = 5.5 * ratio;
  const linked = drawn.length === found.length && drawn.length < 120;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.lineWidth = 1.25 * ratio;
  for (const index of drawn) {
    const tone = color(trades.pnl[index] > 0 ? 'gain' : trades.pnl[index] < 0 ? 'loss' : 'muted');
    const long = trades.side[index] === longCode;
    const x0 = chart.valToPos(trades.entryMs[index], 'x', true);
    const y0 = chart.valToPos(trades.entryPrice[index], 'y', true);
    const x1 = chart.valToPos(trades.exitMs[index], 'x', true);
    const y1 = chart.valToPos(trades.exitPrice[index], 'y', true);
    context.strokeStyle = tone;
    context.fillStyle = tone;
    if (linked) {
      context.setLineDash([3 * ratio, 3 * ratio]);
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
      context.stroke();
      context.setLineDash([]);
    }
    triangle(context, x0, y0, long, false, size);
    triangle(context, x1, y1, !long, true, size);
  }
  context.restore();
  const count = fixed(found.length, 0) + (found.length === 1 ? ' trade' : ' trades') + ' in view';
  const note = found.length === 0 ? 'No trade in view.' : drawn.length === found.length ? count + ', all drawn.'
    : count + ', ' + drawn.length + ' drawn: the first of every ' + MARK_STRETCH_PX + ' pixels. Zoom in to see them all.';
  if (markNote.textContent !== note) markNote.textContent = note;
};
`;
