import { z } from 'zod';
import { DECIMAL_PATTERN } from '../decimal-text.js';
import { DURATION_PATTERN } from '../duration.js';
import { MOMENT_PATTERN, parseMoment } from '../moment.js';

/*
 * The scalars that the sections share. An error text that begins with "expected" gets ", found …" appended (see
 * explain-issues.ts), so it says only what would have been right.
 */

/** Basis points: 1 bps is 0.01 %. */
export const bpsSchema = () =>
  z.number({ error: 'expected a number of basis points, such as 10' }).min(0, 'expected at least 0 bps').max(1_000, {
    error: 'expected at most 1000 bps (which is 10 %)',
  });

/** A share in percent, above 0 and at most 100. */
export const percentSchema = () =>
  z
    .number({ error: 'expected a percentage, such as 20' })
    .gt(0, 'expected a percentage above 0 (leave the key out to switch it off)')
    .max(100, 'expected a percentage of at most 100');

/** A percentage of equity that leverage may carry beyond 100; checked against the market later. */
export const leveragedPercentSchema = () =>
  z
    .number({ error: 'expected a percentage, such as 20' })
    .gt(0, 'expected a percentage above 0 (leave the key out to switch it off)')
    .max(12_500, 'expected a percentage of at most 12500 (which is a leverage of 125)');

/** A positive amount: a number, or text for more digits than a number holds. */
export const positiveDecimalSchema = () => decimalSchema('expected an amount above 0, such as 0.1', isPositive);

/** An amount of 0 or more: a number, or text for more digits than a number holds. */
export const decimalFromZeroSchema = () => decimalSchema('expected an amount of at least 0, such as 0.01', isFromZero);

/** `500ms`, `30s`, `15m`, `6h`, `1d`, `2w`. */
export const durationSchema = () =>
  z.string({ error: DURATION_EXPECTED }).regex(DURATION_PATTERN, { error: DURATION_EXPECTED });

/** A date, or an ISO 8601 time; UTC unless it names a zone. */
export const momentSchema = () =>
  z
    .string({ error: MOMENT_EXPECTED })
    .regex(MOMENT_PATTERN, { error: MOMENT_EXPECTED, abort: true })
    .refine((text) => parseMoment(text) !== null, { error: 'expected a day that is in the calendar' });

const DURATION_EXPECTED = 'expected a duration, such as 30m, 6h or 1d';
const MOMENT_EXPECTED = 'expected a date or a UTC time, such as 2024-01-31 or 2024-01-31T12:00';

function decimalSchema(expected: string, accepts: (value: number | string) => boolean) {
  return z
    .union([z.number(), z.string().regex(DECIMAL_PATTERN, { error: expected, abort: true })], { error: expected })
    .refine(accepts, { error: expected });
}

function isPositive(value: number | string): boolean {
  return Number(value) > 0;
}

function isFromZero(value: number | string): boolean {
  return Number(value) >= 0;
}
