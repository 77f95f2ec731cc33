import type { DataIssueKind } from './data-check.js';

const WORDS: Readonly<Record<DataIssueKind, readonly [one: string, many: string]>> = {
  gaps: ['gap', 'gaps'],
  duplicates: ['duplicate', 'duplicates'],
  disorder: ['bar out of order', 'bars out of order'],
  offGrid: ['bar off the time grid', 'bars off the time grid'],
  badPrices: ['bar with an impossible price', 'bars with impossible prices'],
  highLow: ['bar whose high or low contradicts it', 'bars whose high or low contradicts them'],
  badVolume: ['bar with an impossible volume', 'bars with impossible volumes'],
};

/** The words for `count` places of one kind. */
export function describeKind(kind: DataIssueKind, count: number): string {
  return WORDS[kind][count === 1 ? 0 : 1];
}
