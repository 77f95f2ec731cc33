import type { BarColumnName } from '../../core/bar-columns.js';

/**
 * Icarus's Arrow files are Arrow IPC **files**: one uncompressed record batch of six float64 columns without nulls, in
 * the order of BAR_COLUMN_NAMES. `open_time` is the bar's open in epoch milliseconds as a float, as in the engine, so
 * that the columns are used where they lie; `pandas.to_datetime(table.open_time, unit="ms")` makes dates of it.
 */
export const ARROW_COLUMN_NAMES: Readonly<Record<BarColumnName, string>> = {
  tsMs: 'open_time',
  open: 'open',
  high: 'high',
  low: 'low',
  close: 'close',
  volume: 'volume',
};

/** Changes whenever a file written before could mean something else: such a file is not used any more. */
export const ARROW_FORMAT_VERSION = '1';

/** What a file says about its bars, kept as the schema's metadata. */
export interface ArrowBarsMetadata {
  readonly formatVersion: string;
  readonly intervalMs: number;
  /** SHA-256 of the file that the bars were read from; empty where there was none. */
  readonly contentHash: string;
  /** The layout of that file, for people. */
  readonly layout: string;
  /** CRC-32 over the columns' bytes: a flipped bit must not become a price. */
  readonly crc32: number;
}

const PREFIX = 'icarus.';

/** The metadata as Arrow keeps it: text by text. */
export function encodeArrowMetadata(metadata: ArrowBarsMetadata): Map<string, string> {
  return new Map(Object.entries(metadata).map(([key, value]) => [PREFIX + key, String(value)]));
}

/** The metadata of a file that Icarus wrote; undefined for any other file. */
export function decodeArrowMetadata(
  entries: ReadonlyMap<string, string> | null | undefined,
): ArrowBarsMetadata | undefined {
  const formatVersion = entries?.get(`${PREFIX}formatVersion`);
  if (!entries || formatVersion === undefined) return undefined;
  return {
    formatVersion,
    intervalMs: Number(entries.get(`${PREFIX}intervalMs`)),
    contentHash: entries.get(`${PREFIX}contentHash`) ?? '',
    layout: entries.get(`${PREFIX}layout`) ?? '',
    crc32: Number(entries.get(`${PREFIX}crc32`)),
  };
}
