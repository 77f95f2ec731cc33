/**
 * A column of numbers as text: each value is a whole number of `mul / div`, stored as the difference to the one before
 * it, zigzag and base-128, then base64. Prices of a year of hours take about 3 characters each, and every digit survives,
 * which base64 of float32 does not give. `constant` stands for a column of one value.
 */
export interface EncodedColumn {
  readonly length: number;
  readonly mul: number;
  readonly div: number;
  readonly base64?: string;
  readonly constant?: number;
}

/** Encodes values that have at most `decimals` decimals; more digits are rounded away. */
export function encodeDecimals(values: ArrayLike<number>, decimals: number): EncodedColumn {
  return encode(values, 1, 10 ** decimals);
}

/** Encodes times in the coarsest unit that loses nothing: minutes, seconds or milliseconds. */
export function encodeTimes(tsMs: ArrayLike<number>): EncodedColumn {
  const unitMs = [60_000, 1_000].find((candidate) => every(tsMs, (value) => value % candidate === 0)) ?? 1;
  return encode(tsMs, unitMs, 1);
}

function encode(values: ArrayLike<number>, mul: number, div: number): EncodedColumn {
  const { length } = values;
  const whole = (index: number) => (Number.isFinite(values[index]) ? Math.round((values[index] * div) / mul) : 0);
  if (length > 0 && every(values, (value) => value === values[0])) return { length, mul, div, constant: whole(0) };
  const bytes = new Uint8Array(length * 8);
  let size = 0;
  let previous = 0;
  for (let index = 0; index < length; index++) {
    const current = whole(index);
    const difference = current - previous;
    previous = current;
    // Arithmetic instead of bit operations: times and satoshis need more than 32 bits.
    let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
    while (rest >= 128) {
      bytes[size++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[size++] = rest;
  }
  return { length, mul, div, base64: Buffer.from(bytes.buffer, 0, size).toString('base64') };
}

function every(values: ArrayLike<number>, holds: (value: number) => boolean): boolean {
  for (let index = 0; index < values.length; index++) if (!holds(values[index])) return false;
  return true;
}
