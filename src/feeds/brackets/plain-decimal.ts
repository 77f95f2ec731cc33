const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A number of JSON, or a text that writes one, as a decimal without exponent; null if it is anything else. */
export function plainDecimal(value: unknown): string | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const match = NUMBER.exec(String(value).trim());
  if (match === null) return null;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  const digits = `${whole}${fraction}`.padEnd(point, '0').padStart(whole.length + fraction.length - point, '0');
  const places = Math.max(0, fraction.length - Number(exponent));
  const integer = digits.slice(0, digits.length - places).replace(/^0+(?=\d)/, '') || '0';
  const decimals = digits.slice(digits.length - places).padStart(places, '0');
  return `${sign === '-' ? '-' : ''}${integer}${places === 0 ? '' : `.${decimals}`}`;
}
