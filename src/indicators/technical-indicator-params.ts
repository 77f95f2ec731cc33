import { closest } from 'fastest-levenshtein';
import { InputError } from '../core/errors.js';
import {
  TECHNICAL_INDICATOR_CATALOG,
  type TechnicalIndicatorEntry,
  type TechnicalIndicatorParams,
} from './technical-indicator-catalog.js';

/** Finds an entry by its name in any case. @throws InputError `TECHNICAL_INDICATOR_UNKNOWN` with the nearest name. */
export function findTechnicalIndicator(name: string): TechnicalIndicatorEntry {
  const entry = TECHNICAL_INDICATOR_CATALOG.get(name.toLowerCase());
  if (entry !== undefined) return entry;
  const nearest = closest(name.toLowerCase(), [...TECHNICAL_INDICATOR_CATALOG.keys()]);
  throw new InputError({
    code: 'TECHNICAL_INDICATOR_UNKNOWN',
    message: `There is no technical indicator "${name}"; did you mean "${nearest}"?`,
    remedy: 'Use one of the names that technicalIndicatorNames() gives.',
    values: { name, nearest },
  });
}

/**
 * The defaults with `given` over them.
 *
 * The library takes any parameter and answers with NaN; so names and values are checked here: known, of the default's
 * type, positive, whole where they count something.
 *
 * @throws InputError `TECHNICAL_INDICATOR_PARAM`
 */
export function resolveTechnicalIndicatorParams(
  name: string,
  entry: TechnicalIndicatorEntry,
  given: TechnicalIndicatorParams,
): TechnicalIndicatorParams {
  for (const key of Object.keys(given)) {
    const problem = problemOf(key, given[key], entry.defaults);
    if (problem === undefined) continue;
    throw new InputError({
      code: 'TECHNICAL_INDICATOR_PARAM',
      message: `Technical indicator "${name}": ${problem}`,
      remedy: `Its parameters with their defaults: ${JSON.stringify(entry.defaults)}.`,
      values: { name, parameter: key, value: given[key] },
    });
  }
  return { ...entry.defaults, ...given };
}

function problemOf(key: string, value: unknown, defaults: TechnicalIndicatorParams): string | undefined {
  const known = Object.keys(defaults);
  if (!known.includes(key)) {
    if (known.length === 0) return `it takes no parameters, got "${key}"`;
    return `unknown parameter "${key}"; did you mean "${closest(key, known)}"?`;
  }
  const expected = typeof defaults[key];
  if (typeof value !== expected) return `${key} must be a ${expected}, got ${String(value)}`;
  if (typeof value !== 'number') return undefined;
  if (!Number.isFinite(value) || value <= 0) return `${key} must be above 0, got ${value}`;
  const counts = /per(iod|\d)|bars|lookback|displacement/i.test(key);
  return counts && !Number.isInteger(value) ? `${key} must be a whole number, got ${value}` : undefined;
}
