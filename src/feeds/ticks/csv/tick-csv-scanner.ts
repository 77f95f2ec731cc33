import { timeToMs } from '../../csv/time-to-ms.js';
import { scanDecimal, UNUSUAL } from '../scan-decimal.js';
import { parseTickField } from './parse-tick-field.js';
import type { TickCsvColumn, TickCsvLayout, TickFieldForm } from './tick-csv-layout.js';

const QUOTE = 34;
const COMMA = 44;
const RETURN = 13;
const WORD_BYTES_MAX = 5;

/**
 * The fast reader of lines of ticks: from bytes, without texts for the numbers. As the fast reader of bars it handles
 * only what it is sure of; at anything else (quotes, white space, signs, exponents, a wrong field) it says so, the whole
 * file goes to the reference reader, and that words the error.
 */
export class TickCsvScanner {
  /** The numbers of the line that was read last. */
  readonly values: Float64Array;
  private readonly layout: TickCsvLayout;
  /** The column at each position of the line, or null for a field that is passed over. */
  private readonly columnAt: readonly (TickCsvColumn | null)[];
  private readonly number = new Float64Array(1);

  constructor(layout: TickCsvLayout) {
    this.layout = layout;
    this.values = new Float64Array(layout.slotCount).fill(Number.NaN);
    this.columnAt = Array.from(
      { length: layout.fieldCount },
      (_, position) => layout.columns.find((column) => column.position === position) ?? null,
    );
  }

  /** Reads the line in the bytes [start, lineEnd). False: not by this reader. */
  scan(bytes: Uint8Array, start: number, lineEnd: number): boolean {
    const end = bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    const { fieldCount } = this.layout;
    let at = start;
    for (let position = 0; position < fieldCount; position++) {
      const column = this.columnAt[position];
      at = column === null ? passField(bytes, at, end) : this.scanField(bytes, at, end, column);
      if (at === UNUSUAL) return false;
      if (position === fieldCount - 1) return at === end;
      if (at >= end || bytes[at] !== COMMA) return false;
      at++;
    }
    return false;
  }

  /** Returns the position behind the field. */
  private scanField(bytes: Uint8Array, start: number, end: number, { form, slot }: TickCsvColumn): number {
    if (isWord(form)) return this.scanWord(bytes, start, end, form, slot);
    const at = scanDecimal(bytes, start, this.number);
    if (at === UNUSUAL || at > end) return UNUSUAL;
    let [value] = this.number;
    if (form === 'time') value = timeToMs(value, 'auto');
    if (form === 'price' && value === 0) return UNUSUAL;
    if (form === 'id' && !Number.isSafeInteger(value)) return UNUSUAL;
    if (Number.isNaN(value)) return UNUSUAL;
    this.values[slot] = value;
    return at;
  }

  private scanWord(bytes: Uint8Array, start: number, end: number, form: TickFieldForm, slot: number): number {
    const at = passField(bytes, start, end);
    if (at === UNUSUAL || at - start > WORD_BYTES_MAX) return UNUSUAL;
    let word = '';
    for (let index = start; index < at; index++) word += String.fromCharCode(bytes[index]);
    const value = parseTickField(word, form);
    if (Number.isNaN(value)) return UNUSUAL;
    this.values[slot] = value;
    return at;
  }
}

function isWord(form: TickFieldForm): boolean {
  return form === 'maker' || form === 'side' || form === 'book-side' || form === 'flag';
}

/** Where an unquoted field ends. */
function passField(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end && bytes[at] !== COMMA; at++) {
    if (bytes[at] === QUOTE || bytes[at] === RETURN) return UNUSUAL;
  }
  return at;
}
