/** The zoom buttons above the charts. */
export const ZOOM_SCRIPT = `
const zoomButtons = [...document.querySelectorAll('[data-zoom]')];
const panButtons = [...document.querySelectorAll('[data-pan]')];
for (const button of zoomButtons) {
  button.addEventListener('click', () => {
    if (button.dataset.zoom === 'all') return resetRange();
    const span = Number(button.dataset.zoom);
    const whole = range.max - range.min >= fullRange.max - fullRange.min;
    const center = whole ? range.max - span / 2 : (range.min + range.max) / 2;
    setRange(center - span / 2, center + span / 2);
  });
}
for (const button of panButtons) {
  button.addEventListener('click', () => {
    const step = Number(button.dataset.pan) * (range.max - range.min) * 0.8;
    setRange(range.min + step, range.max + step);
  });
}
rangeListeners.push(() => {
  const span = range.max - range.min;
  const all = span >= fullRange.max - fullRange.min;
  for (const button of zoomButtons) {
    const own = button.dataset.zoom === 'all' ? all : !all && Math.abs(Number(button.dataset.zoom) - span) < 1;
    button.setAttribute('aria-pressed', String(own));
  }
  for (const button of panButtons) {
    button.disabled = button.dataset.pan === '-1' ? range.min <= fullRange.min : range.max >= fullRange.max;
  }
  const text = all ? '' : utcMinute(Math.round(range.min / 6e4) * 6e4) + ' to ' + utcMinute(Math.round(range.max / 6e4) * 6e4);
  for (const note of document.querySelectorAll('.zoom-range')) note.textContent = text;
});
`;
