import { BAR_COLUMN_NAMES, type BarColumnName } from '../../core/bar-columns.js';

const TIME_NAMES = ['open_time', 'opentime', 'time', 'timestamp', 'ts', 'date', 'datetime'];

/** The names that a header may give to each column; what else it says needs a column map. */
const ACCEPTED_NAMES: Readonly<Record<BarColumnName, readonly string[]>> = {
  tsMs: TIME_NAMES,
  open: ['open'],
  high: ['high'],
  low: ['low'],
  close: ['close'],
  volume: ['volume'],
};

/** What the plain layout's header may look like, for messages. */
export const PLAIN_HEADER_EXPECTED = `${TIME_NAMES.join('|')},open,high,low,close,volume`;

/** A header's name in the form in which names are compared: "Open Time " and "open_time" are one. */
export function normalizeHeaderName(name: string): string {
  return name.trim().toLowerCase().replace(/[ -]+/g, '_');
}

/** Where a header puts the six columns, or undefined if one is missing or named twice. */
export function findHeaderPositions(header: readonly string[]): Record<BarColumnName, number> | undefined {
  const names = header.map(normalizeHeaderName);
  const positions = {} as Record<BarColumnName, number>;
  for (const column of BAR_COLUMN_NAMES) {
    const found = names.flatMap((name, index) => (ACCEPTED_NAMES[column].includes(name) ? [index] : []));
    if (found.length !== 1) return undefined;
    positions[column] = found[0];
  }
  return positions;
}
