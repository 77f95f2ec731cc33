/** Numbers, times and spans, written as the static page writes them. */
export const FORMAT_SCRIPT = `
const fixed = (value, decimals) => {
  const digits = Math.abs(value).toFixed(decimals);
  const parts = digits.split('.');
  parts[0] = parts[0].replace(/\\B(?=(\\d{3})+$)/g, ',');
  return (value < 0 && /[1-9]/.test(digits) ? '\\u2212' : '') + parts.join('.');
};
const signed = (value, decimals) => {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? '+' + text : text;
};
const utcMinute = (tsMs) => {
  const iso = new Date(tsMs).toISOString();
  return iso.slice(0, 10) + ' ' + (iso.slice(17, 19) === '00' ? iso.slice(11, 16) : iso.slice(11, 19));
};
const duration = (ms) => {
  const two = (bigMs, big, smallMs, small) => {
    const rest = Math.floor((ms % bigMs) / smallMs);
    return Math.floor(ms / bigMs) + '\\u00a0' + big + (rest === 0 ? '' : ' ' + rest + '\\u00a0' + small);
  };
  if (ms >= 864e5) return two(864e5, 'd', 36e5, 'h');
  if (ms >= 36e5) return two(36e5, 'h', 6e4, 'min');
  if (ms >= 6e4) return two(6e4, 'min', 1e3, 's');
  return ms >= 1e3 || ms === 0 ? Math.floor(ms / 1e3) + '\\u00a0s' : Math.round(ms) + '\\u00a0ms';
};
`;
