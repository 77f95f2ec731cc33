import { InputError } from '../../core/errors.js';

/** Rounds to multiples of a tick or lot. */
export interface PriceGrid {
  /** The nearest multiple, at least one: exactly the double that its decimal text reads back to. */
  round(value: number): number;
}

/** The grid of multiples of `size`. Throws InputError SYNTH_GRID_INVALID for a size that neither divides 1 nor is whole. */
export function createPriceGrid(size: number): PriceGrid {
  const perUnit = Math.round(1 / size);
  // One division is rounded once, hence exact to the last bit; multiplying by 0.01 would be off in the last digit.
  if (size > 0 && size < 1 && Math.abs(perUnit * size - 1) < 1e-9) {
    return { round: (value) => Math.max(1, Math.round(value * perUnit)) / perUnit };
  }
  if (Number.isInteger(size) && size >= 1) return { round: (value) => Math.max(1, Math.round(value / size)) * size };
  throw new InputError({
    code: 'SYNTH_GRID_INVALID',
    message: `A tick or lot size of ${size} is not supported.`,
    remedy: 'Use a whole number or a part of one such as 0.5, 0.25, 0.1 or 0.01.',
    values: { size },
  });
}
