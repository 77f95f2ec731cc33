import type { BarColumnsBuilder } from './bar-columns-builder.js';
import type { CsvLayout } from './csv-layout.js';
import { parseBarRow, ROW_NUMBERS, ROW_UNUSUAL } from './parse-bar-row.js';
import { timeToMs } from './time-to-ms.js';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LINE_BYTES_MAX = 1 << 20;
const NOTHING = Buffer.alloc(0);

/**
 * The fast reader: parses the all-numeric layouts (the six columns first, commas) straight from bytes, chunk by chunk.
 *
 * Equal to the reference reader to the bit, because it handles only what it is sure of. At anything out of the ordinary
 * (quotes, white space, a wrong field) it gives up: the reference reader then decides, and words the error.
 */
export class ByteCsvReader {
  private readonly builder: BarColumnsBuilder;
  private readonly layout: CsvLayout;
  private readonly values = new Float64Array(ROW_NUMBERS);
  /** The start of a line whose end is in a later chunk. */
  private rest: Buffer = NOTHING;
  private headerPending: boolean;
  private atStart = true;

  constructor(layout: CsvLayout, builder: BarColumnsBuilder) {
    this.layout = layout;
    this.builder = builder;
    this.headerPending = layout.hasHeader;
  }

  /** Whether this reader can try a layout at all. */
  static suits(layout: CsvLayout): boolean {
    const { tsMs, open, high, low, close, volume } = layout.positions;
    const inOrder = tsMs === 0 && open === 1 && high === 2 && low === 3 && close === 4 && volume === 5;
    return (
      inOrder && layout.delimiter === ',' && !layout.quoted && layout.timeUnit !== 'iso' && layout.timeIs === 'open'
    );
  }

  /** Takes the next bytes; false once it has given up. */
  push(chunk: Uint8Array): boolean {
    const last = chunk.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.rest = Buffer.concat([this.rest, chunk]);
      return this.rest.length <= LINE_BYTES_MAX;
    }
    let start = 0;
    if (this.rest.length > 0) {
      start = chunk.indexOf(NEWLINE) + 1;
      const line = Buffer.concat([this.rest, chunk.subarray(0, start)]);
      if (!this.parseLines(line, 0, line.length)) return false;
    }
    // A copy, because a view would keep the whole chunk alive.
    this.rest = last + 1 === chunk.length ? NOTHING : Buffer.from(chunk.subarray(last + 1));
    return this.parseLines(chunk, start, last + 1);
  }

  /** Takes the last line if it has no line break; false if it has given up. */
  end(): boolean {
    if (this.rest.length === 0) return true;
    const line = Buffer.concat([this.rest, Buffer.of(NEWLINE)]);
    return this.parseLines(line, 0, line.length);
  }

  /** Parses whole lines: `bytes[end - 1]` is a line break, or there is nothing to parse. */
  private parseLines(bytes: Uint8Array, start: number, end: number): boolean {
    const { builder, values } = this;
    const { timeUnit } = this.layout;
    const extraFields = this.layout.fieldCount - ROW_NUMBERS;
    let { tsMs, open, high, low, close, volume } = builder.currentSegment();
    let row = builder.rowsUsed;
    let at = this.skipPreamble(bytes, start);
    while (at < end) {
      const byte = bytes[at];
      if (byte === NEWLINE || (byte === RETURN && bytes[at + 1] === NEWLINE)) {
        at += byte === NEWLINE ? 1 : 2;
        continue;
      }
      if (this.headerPending) {
        this.headerPending = false;
        at = skipHeader(bytes, at);
        if (at === ROW_UNUSUAL) return false;
        continue;
      }
      at = parseBarRow(bytes, at, extraFields, values);
      const timeMs = timeToMs(values[0], timeUnit);
      if (at === ROW_UNUSUAL || Number.isNaN(timeMs)) return false;
      if (row === builder.segmentRows) {
        builder.commit(row);
        ({ tsMs, open, high, low, close, volume } = builder.currentSegment());
        row = 0;
      }
      tsMs[row] = timeMs;
      open[row] = values[1];
      high[row] = values[2];
      low[row] = values[3];
      close[row] = values[4];
      volume[row] = values[5];
      row++;
    }
    builder.commit(row);
    return true;
  }

  /** The position behind the byte order mark, which some programs put before the first line. */
  private skipPreamble(bytes: Uint8Array, start: number): number {
    if (!this.atStart) return start;
    this.atStart = false;
    const marked = BYTE_ORDER_MARK.every((byte, index) => bytes[start + index] === byte);
    return marked ? start + BYTE_ORDER_MARK.length : start;
  }
}

/** The position behind the header's line, or ROW_UNUSUAL if other line breaks or white space leave doubt about it. */
function skipHeader(bytes: Uint8Array, start: number): number {
  const newline = bytes.indexOf(NEWLINE, start);
  const lineBreak = bytes.indexOf(RETURN, start);
  const loneReturn = lineBreak >= 0 && lineBreak < newline - 1;
  return bytes[start] <= SPACE || loneReturn ? ROW_UNUSUAL : newline + 1;
}
