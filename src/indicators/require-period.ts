import { InputError } from '../core/errors.js';

/**
 * Checks a look-back length: a whole number of at least `minimum` values.
 *
 * @throws InputError `INDICATOR_PERIOD` with the indicator, the parameter and the value.
 */
export function requirePeriod(indicator: string, parameter: string, value: number, minimum = 1): void {
  if (Number.isSafeInteger(value) && value >= minimum) return;
  throw new InputError({
    code: 'INDICATOR_PERIOD',
    message: `${indicator}: ${parameter} must be a whole number of at least ${minimum}, got ${String(value)}`,
    remedy: `Set ${parameter} to a whole number of at least ${minimum}.`,
    values: { indicator, parameter, value, minimum },
  });
}
