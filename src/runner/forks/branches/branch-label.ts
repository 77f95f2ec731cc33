import { isoTime } from '../../../core/iso-time.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The name of one of many branches of one kind: `tight-stop@2024-06-03`, or `tight-stop@2024-06-03T0600`. */
export function branchLabel(name: string, atMs: number): string {
  const iso = isoTime(atMs);
  if (atMs % DAY_MS === 0) return `${name}@${iso.slice(0, 10)}`;
  // It becomes part of the name of a file: no colons.
  return `${name}@${iso.slice(0, atMs % MINUTE_MS === 0 ? 16 : 23).replaceAll(':', '')}`;
}
