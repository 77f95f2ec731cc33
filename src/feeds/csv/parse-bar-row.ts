import { parseDecimal } from './parse-decimal.js';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** How many numbers a row starts with: the six columns of a bar. */
export const ROW_NUMBERS = 6;

/** What parseBarRow returns for a row that is not exactly as expected. */
export const ROW_UNUSUAL = -1;

/**
 * Parses six comma-separated numbers and `extraFields` more fields, which are skipped, from `at` on into `values`.
 * Returns the position behind the line break, or ROW_UNUSUAL. `bytes` must hold whole lines.
 *
 * Correctly rounded: a mantissa below 2^53 divided by an exact power of ten is rounded once; any other number goes
 * through parseDecimal.
 */
export function parseBarRow(bytes: Uint8Array, start: number, extraFields: number, values: Float64Array): number {
  let at = start;
  for (let field = 0; field < ROW_NUMBERS; field++) {
    const fieldStart = at;
    let byte = bytes[at];
    const negative = byte === MINUS;
    if (negative || byte === PLUS) byte = bytes[++at];
    const digitsStart = at;
    let mantissa = 0;
    while (byte >= ZERO && byte <= 57) {
      mantissa = mantissa * 10 + (byte - ZERO);
      byte = bytes[++at];
    }
    let digits = at - digitsStart;
    let decimals = 0;
    if (byte === POINT) {
      const decimalsStart = at + 1;
      byte = bytes[++at];
      while (byte >= ZERO && byte <= 57) {
        mantissa = mantissa * 10 + (byte - ZERO);
        byte = bytes[++at];
      }
      decimals = at - decimalsStart;
      digits += decimals;
    }
    // Checked first: an exponent, a space or a letter ends the digits as well.
    const ended = byte === COMMA || byte === NEWLINE || byte === RETURN;
    let value = decimals === 0 ? mantissa : mantissa / EXACT_POWERS[decimals];
    if (!ended || digits === 0 || mantissa > Number.MAX_SAFE_INTEGER || decimals > 22) {
      at = fieldEnd(bytes, at);
      byte = bytes[at];
      value = parseDecimal(latin1(bytes, fieldStart, at));
      if (Number.isNaN(value)) return ROW_UNUSUAL;
    } else if (negative) {
      value = -value;
    }
    values[field] = value;
    if (field < ROW_NUMBERS - 1 || extraFields > 0) {
      if (byte !== COMMA) return ROW_UNUSUAL;
      at++;
    }
  }
  return extraFields > 0 ? skipFields(bytes, at, extraFields) : skipLineBreak(bytes, at);
}

/** Where the field that holds `at` ends. */
function fieldEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && bytes[end] !== COMMA && bytes[end] !== NEWLINE && bytes[end] !== RETURN) end++;
  return end;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

function skipLineBreak(bytes: Uint8Array, at: number): number {
  const newline = bytes[at] === RETURN ? at + 1 : at;
  return bytes[newline] === NEWLINE ? newline + 1 : ROW_UNUSUAL;
}

/** Skips exactly `count` unquoted fields and the line break after them. */
function skipFields(bytes: Uint8Array, start: number, count: number): number {
  let fields = 1;
  let at = start;
  for (let byte = bytes[at]; byte !== NEWLINE && byte !== RETURN; byte = bytes[++at]) {
    if (byte === COMMA) fields++;
    else if (byte === QUOTE) return ROW_UNUSUAL;
  }
  return fields === count ? skipLineBreak(bytes, at) : ROW_UNUSUAL;
}
