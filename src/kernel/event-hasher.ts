import { hash } from 'node:crypto';
import { highLimb } from '../core/limbs.js';
import type { EventSink } from '../events/event.js';

/** Bytes hashed at once. Part of the fingerprint's definition: another size gives other fingerprints. */
const BLOCK_BYTES = 32_768;
const BLOCK_NUMBERS = BLOCK_BYTES / 8;
/** A strategy that writes a new reason into every signal must not fill the memory. Part of the definition, too. */
const KNOWN_TEXTS_MAX = 256;
/** Stands before a new time: no topic has this number. */
const TIME_MARKER = 0;
const NAN_MARKER = -Number.MAX_VALUE;

/** The hasher's whole state as plain data: the digest so far and the numbers not hashed yet. */
export interface EventHasherState {
  readonly digest: Uint8Array;
  readonly pending: Float64Array;
  /** Virtual time of the last event, NaN before the first. */
  readonly tsMs: number;
  /** Texts that have a number, in the order of their numbers. */
  readonly texts: readonly string[];
}

/**
 * SHA-256 over the ordered derived events. A running OpenSSL context cannot be cloned into a snapshot, so events are
 * written as float64 numbers into a block, and each full block is chained: digest = SHA-256(digest ‖ block).
 *
 * What comes back is written once: the time at the first event of a moment, a text at its first use. Half of a busy
 * run's bytes would be nothing else.
 */
export class EventHasher implements EventSink {
  private readonly bytes = new Uint8Array(32 + BLOCK_BYTES);
  private readonly block = new Float64Array(this.bytes.buffer, 32, BLOCK_NUMBERS);
  private readonly limbs = new BigInt64Array(this.bytes.buffer, 32, BLOCK_NUMBERS);
  private readonly words = new Int32Array(this.bytes.buffer, 32, BLOCK_NUMBERS * 2);
  /** The numbers of texts that have been written, from 1. */
  private readonly texts = new Map<string, number>();
  private used = 0;
  private tsMs = Number.NaN;

  /** Begins an event. */
  event(topicId: number, tsMs: number): void {
    if (tsMs !== this.tsMs) {
      this.tsMs = tsMs;
      this.number(TIME_MARKER);
      this.number(tsMs);
    }
    this.number(topicId);
  }

  number(value: number): void {
    if (this.used === BLOCK_NUMBERS) this.chain(BLOCK_NUMBERS);
    // NaN has many bit patterns; a fingerprint must not depend on which one a machine chose.
    this.block[this.used++] = Number.isNaN(value) ? NAN_MARKER : value;
  }

  /** Its number, negated, if it has one; otherwise its length, then four UTF-16 units to a number, filled up with zeros. */
  text(value: string): void {
    const known = this.texts.get(value);
    if (known !== undefined) this.number(-known);
    else this.newText(value);
  }

  /** Two's complement in two 64-bit limbs, low first: exact up to 10^22 of a currency. */
  money(value: bigint): void {
    if (this.used + 2 > BLOCK_NUMBERS) this.chain(this.used);
    this.limbs[this.used++] = value;
    this.limbs[this.used++] = highLimb(value);
  }

  /** The digest of everything written so far, hex; writing may go on. */
  digestHex(): string {
    return hash('sha256', this.bytes.subarray(0, 32 + this.used * 8), 'hex');
  }

  snapshot(): EventHasherState {
    return {
      digest: this.bytes.slice(0, 32),
      pending: this.block.slice(0, this.used),
      tsMs: this.tsMs,
      texts: [...this.texts.keys()],
    };
  }

  restore(state: EventHasherState): void {
    this.bytes.set(state.digest, 0);
    this.block.set(state.pending, 0);
    this.used = state.pending.length;
    this.tsMs = state.tsMs;
    this.texts.clear();
    for (const text of state.texts) this.texts.set(text, this.texts.size + 1);
  }

  private newText(value: string): void {
    if (this.texts.size < KNOWN_TEXTS_MAX) this.texts.set(value, this.texts.size + 1);
    this.number(value.length);
    const units = new Uint16Array(Math.ceil(value.length / 4) * 4);
    for (let index = 0; index < value.length; index++) units[index] = value.charCodeAt(index);
    const words = new Int32Array(units.buffer);
    for (let index = 0; index < words.length; index += 2) {
      if (this.used === BLOCK_NUMBERS) this.chain(BLOCK_NUMBERS);
      const word = this.used++ * 2;
      this.words[word] = words[index];
      this.words[word + 1] = words[index + 1];
    }
  }

  private chain(numbers: number): void {
    this.bytes.set(hash('sha256', this.bytes.subarray(0, 32 + numbers * 8), 'buffer'), 0);
    this.used = 0;
  }
}
