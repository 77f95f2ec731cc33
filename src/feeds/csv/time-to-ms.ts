import type { CsvTimeUnit } from './csv-column-map.js';

// The bounds leave 1973 to 5138 to each unit, so that a value's size alone tells its unit.
const S_MIN = 1e8;
const MS_MIN = 1e11;
const US_MIN = 1e14;
const US_MAX = 1e17;

/**
 * Epoch milliseconds of a numeric time in `unit`; NaN where the value cannot be a time of that unit. A microsecond
 * value keeps its fraction of a millisecond, correctly rounded.
 */
export function timeToMs(value: number, unit: CsvTimeUnit | 'auto'): number {
  if (!(value >= 0 && value < US_MAX)) return Number.NaN;
  switch (unit) {
    case 'ms':
      return value < US_MIN ? value : Number.NaN;
    case 'us':
      return value / 1000;
    case 's':
      return value < MS_MIN ? value * 1000 : Number.NaN;
    case 'iso':
      return Number.NaN;
    case 'auto':
      if (value >= US_MIN) return value / 1000;
      if (value >= MS_MIN) return value;
      return value >= S_MIN ? value * 1000 : Number.NaN;
  }
}
