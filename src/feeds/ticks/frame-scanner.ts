import { timeToMs } from '../csv/time-to-ms.js';
import { scanDecimal, UNUSUAL } from './scan-decimal.js';
import type { FrameKind, StreamFrame } from './stream-frame.js';

const QUOTE = 34;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LOWER_A = 97;
const LOWER_B = 98;
const LOWER_E = 101;
const LOWER_P = 112;
const LOWER_S = 115;
const LOWER_U = 117;
const LOWER_Z = 122;
const UPPER_A = 65;
const UPPER_E = 69;
const UPPER_T = 84;
const UPPER_Z = 90;
const AT_SIGN = 64;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACKET_END = 93;
const BRACE_END = 125;
const SPACE = 32;

const START = ascii('{"stream":"');
const DATA = ascii('","data":{');
const TRUE = ascii('true');
const FALSE = ascii('false');

/** A slot for each one-letter key, and one more for `pu`. */
const PREVIOUS_SLOT = 0;
const SLOTS = 128;

/** What a slot holds. */
const NUMBER = 1;
const DECIMAL = 2;
const FLAG = 3;
const TEXT = 4;
const LEVELS = 5;

interface KnownStream {
  readonly suffix: Uint8Array;
  readonly kind: FrameKind;
  /** What `e` says, where there is one. */
  readonly event: Uint8Array;
  /** The keys whose text is a decimal. */
  readonly decimals: string;
}

const STREAMS: readonly KnownStream[] = [
  known('@bookTicker', 'quote', 'bookTicker', 'bBaA'),
  known('@trade', 'trade', 'trade', 'pq'),
  known('@depth', 'depth', 'depthUpdate', ''),
  known('@depth@100ms', 'depth', 'depthUpdate', ''),
  known('@depth@0ms', 'depth', 'depthUpdate', ''),
  known('@aggTrade', 'aggTrade', 'aggTrade', 'pq'),
];

/**
 * Reads frames of the known streams straight from bytes, without making texts or objects of them.
 *
 * It handles only what it is sure of: at anything out of the ordinary (white space, escapes, an unknown stream, a field
 * of another type, twice or missing) it says so, and parseFrame decides. So it need not be complete, only right.
 */
export class FrameScanner {
  private readonly symbol: Uint8Array;
  private readonly frame: StreamFrame;
  private readonly values = new Float64Array(SLOTS);
  private readonly found = new Uint8Array(SLOTS);
  private readonly number = new Float64Array(1);
  private sameSymbol = false;
  private symbolIsPlain = false;

  /** Fills `frame` from line to line. The symbol is in upper case. */
  constructor(symbol: string, frame: StreamFrame) {
    this.symbol = ascii(symbol);
    this.frame = frame;
  }

  /** Reads the frame in the bytes [start, end). False: not by this reader, and the frame holds nothing of use. */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    if (!holds(bytes, start, START)) return false;
    const nameStart = start + START.length;
    const nameEnd = textEnd(bytes, nameStart, end);
    if (nameEnd === UNUSUAL || !holds(bytes, nameEnd, DATA)) return false;
    const stream = findStream(bytes, nameStart, nameEnd);
    if (stream === undefined) return false;
    this.found.fill(0);
    this.frame.clearLevels();
    const at = this.scanFields(bytes, nameEnd + DATA.length, end, stream);
    if (at === UNUSUAL || bytes[at] !== BRACE_END || at + 1 !== end) return false;
    return this.finish(stream.kind);
  }

  /** Returns the position behind the brace that ends the fields. */
  private scanFields(bytes: Uint8Array, start: number, end: number, stream: KnownStream): number {
    let at = start;
    while (at < end) {
      if (bytes[at] !== QUOTE) return UNUSUAL;
      let slot = bytes[at + 1];
      if (!isLetter(slot)) return UNUSUAL;
      at += 2;
      if (bytes[at] !== QUOTE) {
        if (slot !== LOWER_P || bytes[at] !== LOWER_U || bytes[at + 1] !== QUOTE) return UNUSUAL;
        slot = PREVIOUS_SLOT;
        at++;
      }
      if (bytes[at + 1] !== COLON || this.found[slot] !== 0) return UNUSUAL;
      at = this.scanValue(bytes, at + 2, end, slot, stream);
      if (at === UNUSUAL) return UNUSUAL;
      if (bytes[at] === BRACE_END) return at + 1;
      if (bytes[at] !== COMMA) return UNUSUAL;
      at++;
    }
    return UNUSUAL;
  }

  /** Returns the position behind the value. */
  private scanValue(bytes: Uint8Array, at: number, end: number, slot: number, stream: KnownStream): number {
    const byte = bytes[at];
    if (byte === QUOTE) return this.scanText(bytes, at + 1, end, slot, stream);
    if (byte >= ZERO && byte <= NINE) return this.scanInteger(bytes, at, slot);
    if (byte === BRACKET) return stream.kind === 'depth' ? this.scanLevels(bytes, at + 1, slot) : UNUSUAL;
    const isTrue = holds(bytes, at, TRUE);
    if (!isTrue && !holds(bytes, at, FALSE)) return UNUSUAL;
    this.found[slot] = FLAG;
    this.values[slot] = isTrue ? 1 : 0;
    return at + (isTrue ? TRUE.length : FALSE.length);
  }

  private scanText(bytes: Uint8Array, at: number, end: number, slot: number, stream: KnownStream): number {
    if (stream.decimals.length > 0 && stream.decimals.includes(String.fromCharCode(slot))) {
      const behind = scanDecimal(bytes, at, this.number);
      if (behind === UNUSUAL || bytes[behind] !== QUOTE) return UNUSUAL;
      this.found[slot] = DECIMAL;
      this.values[slot] = this.number[0];
      return behind + 1;
    }
    const behind = textEnd(bytes, at, end);
    if (behind === UNUSUAL) return UNUSUAL;
    this.found[slot] = TEXT;
    if (slot === LOWER_S) this.compareSymbol(bytes, at, behind);
    // An event that is not its stream's: whose name counts is for parseFrame to say.
    if (slot === LOWER_E && !(behind - at === stream.event.length && holds(bytes, at, stream.event))) return UNUSUAL;
    return behind + 1;
  }

  private scanInteger(bytes: Uint8Array, start: number, slot: number): number {
    let at = start;
    let value = 0;
    for (let byte = bytes[at]; byte >= ZERO && byte <= NINE; byte = bytes[++at]) value = value * 10 + (byte - ZERO);
    // JSON has no 007, and what is too long is not exact.
    if ((at - start > 1 && bytes[start] === ZERO) || value > Number.MAX_SAFE_INTEGER) return UNUSUAL;
    this.found[slot] = NUMBER;
    this.values[slot] = value;
    return at;
  }

  /** Bids must stand before asks, as the frame keeps them. */
  private scanLevels(bytes: Uint8Array, start: number, slot: number): number {
    const { frame, number, found } = this;
    if (slot !== (found[LOWER_B] === 0 ? LOWER_B : LOWER_A)) return UNUSUAL;
    found[slot] = LEVELS;
    let at = start;
    while (bytes[at] === BRACKET) {
      at = bytes[at + 1] === QUOTE ? scanDecimal(bytes, at + 2, number) : UNUSUAL;
      if (at === UNUSUAL || number[0] === 0) return UNUSUAL;
      const price = number[0];
      if (bytes[at] !== QUOTE || bytes[at + 1] !== COMMA || bytes[at + 2] !== QUOTE) return UNUSUAL;
      at = scanDecimal(bytes, at + 3, number);
      if (at === UNUSUAL || bytes[at] !== QUOTE || bytes[at + 1] !== BRACKET_END) return UNUSUAL;
      frame.pushLevel(price, number[0]);
      at += 2;
      if (bytes[at] !== COMMA) break;
      // A comma must be followed by another level.
      if (bytes[++at] !== BRACKET) return UNUSUAL;
    }
    if (bytes[at] !== BRACKET_END) return UNUSUAL;
    if (slot === LOWER_B) frame.bidCount = frame.levelCount;
    return at + 1;
  }

  /** One that differs in case only may still be the same: parseFrame knows. */
  private compareSymbol(bytes: Uint8Array, start: number, end: number): void {
    this.sameSymbol = end - start === this.symbol.length && holds(bytes, start, this.symbol);
    this.symbolIsPlain = true;
    for (let at = start; at < end; at++) {
      if (bytes[at] > UPPER_Z) this.symbolIsPlain = false;
    }
  }

  /** Moves the slots into the frame; false if one that it needs is not as it should be. */
  private finish(kind: FrameKind): boolean {
    const { frame, values, found } = this;
    const time = found[UPPER_T] === 0 ? UPPER_E : UPPER_T;
    frame.exchangeTsMs = found[time] === NUMBER ? timeToMs(values[time], 'auto') : Number.NaN;
    if (found[time] !== 0 && Number.isNaN(frame.exchangeTsMs)) return false;
    if (!this.has('s', TEXT) || !this.symbolIsPlain || !this.finishKind(kind)) return false;
    frame.kind = this.sameSymbol ? kind : 'other-symbol';
    return true;
  }

  private finishKind(kind: FrameKind): boolean {
    if (kind === 'quote') return this.finishQuote();
    return kind === 'depth' ? this.finishDepth() : this.finishTrade(kind === 'trade' ? 't' : 'a');
  }

  private finishTrade(idKey: string): boolean {
    const { frame, values } = this;
    frame.id = values[slotOf(idKey)];
    frame.price = values[slotOf('p')];
    frame.quantity = values[slotOf('q')];
    frame.buyerIsMaker = values[slotOf('m')] === 1;
    return (
      this.has(idKey, NUMBER) &&
      this.has('p', DECIMAL) &&
      this.has('q', DECIMAL) &&
      this.has('m', FLAG) &&
      this.has('e', TEXT)
    );
  }

  private finishQuote(): boolean {
    const { frame, values } = this;
    frame.id = values[slotOf('u')];
    frame.bidPrice = values[slotOf('b')];
    frame.bidQuantity = values[slotOf('B')];
    frame.askPrice = values[slotOf('a')];
    frame.askQuantity = values[slotOf('A')];
    const prices = this.has('b', DECIMAL) && this.has('B', DECIMAL) && this.has('a', DECIMAL) && this.has('A', DECIMAL);
    return prices && this.has('u', NUMBER) && (this.found[LOWER_E] === 0 || this.has('e', TEXT));
  }

  private finishDepth(): boolean {
    const { frame, values, found } = this;
    frame.firstUpdateId = values[slotOf('U')];
    frame.finalUpdateId = values[slotOf('u')];
    frame.previousFinalUpdateId = found[PREVIOUS_SLOT] === 0 ? Number.NaN : values[PREVIOUS_SLOT];
    const ids = this.has('U', NUMBER) && this.has('u', NUMBER);
    const link = found[PREVIOUS_SLOT] === 0 || found[PREVIOUS_SLOT] === NUMBER;
    return ids && link && this.has('b', LEVELS) && this.has('a', LEVELS) && this.has('e', TEXT);
  }

  private has(key: string, what: number): boolean {
    return this.found[slotOf(key)] === what;
  }
}

function isLetter(byte: number): boolean {
  return (byte >= LOWER_A && byte <= LOWER_Z) || (byte >= UPPER_A && byte <= UPPER_Z);
}

function slotOf(key: string): number {
  return key.charCodeAt(0);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function known(suffix: string, kind: FrameKind, event: string, decimals: string): KnownStream {
  return { suffix: ascii(suffix), kind, event: ascii(event), decimals };
}

/** Whether the bytes from `at` on are these. */
function holds(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) {
    if (bytes[at + index] !== wanted[index]) return false;
  }
  return true;
}

/** Where a text ends that holds nothing JSON would write otherwise; UNUSUAL if it does. */
function textEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (bytes[at] === QUOTE) return at;
    if (bytes[at] === BACKSLASH || bytes[at] < SPACE) return UNUSUAL;
  }
  return UNUSUAL;
}

/** The stream whose suffix follows the symbol. */
function findStream(bytes: Uint8Array, start: number, end: number): KnownStream | undefined {
  let at = start;
  while (at < end && bytes[at] !== AT_SIGN) at++;
  return STREAMS.find(({ suffix }) => suffix.length === end - at && holds(bytes, at, suffix));
}
