/** Axes shared by all charts: UTC times with 24 hours, grouped numbers, one width so that the charts line up. */
export const AXIS_SCRIPT = `
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const utc = (tsMs) => uPlot.tzDate(new Date(tsMs), 'Etc/UTC');
const timeLabels = (chart, splits, axis, space, incrementMs) => {
  let before = null;
  return splits.map((tsMs) => {
    const at = new Date(tsMs);
    const first = before === null;
    const newYear = first || at.getUTCFullYear() !== before.getUTCFullYear();
    const newDay = first || at.toISOString().slice(0, 10) !== before.toISOString().slice(0, 10);
    before = at;
    const day = at.getUTCDate() + ' ' + MONTHS[at.getUTCMonth()];
    if (incrementMs >= 364 * 864e5) return String(at.getUTCFullYear());
    if (incrementMs >= 27 * 864e5) return MONTHS[at.getUTCMonth()] + (newYear ? '\\n' + at.getUTCFullYear() : '');
    if (incrementMs >= 864e5) return day + (newYear ? '\\n' + at.getUTCFullYear() : '');
    const time = at.toISOString().slice(11, incrementMs >= 6e4 ? 16 : 19);
    return time + (newDay ? '\\n' + day : '');
  });
};
const numberLabels = (chart, splits, axis, space, increment) => {
  const large = Math.max(...splits.map(Math.abs)) >= 1e7;
  const step = large ? increment / 1e6 : increment;
  const decimals = Math.max(0, Math.min(8, Math.ceil(-Math.log10(step) - 1e-9)));
  return splits.map((value) => (large ? fixed(value / 1e6, decimals) + ' M' : fixed(value, decimals)));
};
const isNarrow = () => innerWidth < 640;
const axisFont = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const axisBase = () => ({
  font: axisFont,
  stroke: color('muted'),
  grid: { stroke: color('grid'), width: 1 },
  ticks: { show: false },
});
const timeAxis = () => ({ ...axisBase(), values: timeLabels, space: 70, size: 40, gap: 6 });
const valueAxis = (values) => ({ ...axisBase(), values, size: isNarrow() ? 66 : 78, gap: 6, space: isNarrow() ? 34 : 40 });
const padded = (chart, low, high) => {
  if (low === null || high === null) return [0, 1];
  const room = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.01 || 1;
  return [low - room, high + room];
};
`;
