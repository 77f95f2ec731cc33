import { SERIES_COLORS } from '../style/theme-colors.js';

/** The number of the colour of the strategy at this place, from 1; after the last colour they begin anew. */
export function seriesNumber(index: number): number {
  return (index % SERIES_COLORS) + 1;
}
