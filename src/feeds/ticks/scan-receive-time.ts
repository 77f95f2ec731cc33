import { UNUSUAL } from './scan-decimal.js';

const SPACE = 32;
const ZERO = 48;
const NINE = 57;
/** Nanoseconds since 1970 have 19 digits from 2001 to 2286. */
const MS_DIGITS = 13;
const NS_DIGITS = 19;

/** The first position of the frame: behind the time and its space. */
export const FRAME_OFFSET = NS_DIGITS + 1;

/**
 * Epoch milliseconds of the nanoseconds that start a line of a capture, with a space behind them; UNUSUAL for anything
 * else. Correctly rounded, to a quarter of a microsecond: a double holds no nanoseconds of this century, so they are
 * split into whole milliseconds and a fraction, which are added once.
 */
export function scanReceiveTime(bytes: Uint8Array, start: number, end: number): number {
  if (end - start <= NS_DIGITS || bytes[start + NS_DIGITS] !== SPACE) return UNUSUAL;
  let wholeMs = 0;
  let restNs = 0;
  for (let index = 0; index < NS_DIGITS; index++) {
    const byte = bytes[start + index];
    if (byte < ZERO || byte > NINE) return UNUSUAL;
    if (index < MS_DIGITS) wholeMs = wholeMs * 10 + (byte - ZERO);
    else restNs = restNs * 10 + (byte - ZERO);
  }
  return wholeMs + restNs / 1e6;
}
