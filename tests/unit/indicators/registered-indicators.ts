import { barIndicators } from './bar-indicators.js';
import type { RegisteredIndicator } from './registered-indicator.js';
import { valueIndicators } from './value-indicators.js';

/** Every indicator of src/indicators: a new one is added to one of the two lists, and the whole contract suite runs on it. */
export const registeredIndicators: readonly RegisteredIndicator[] = [...valueIndicators, ...barIndicators];
