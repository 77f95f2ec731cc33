import { hash } from 'node:crypto';
import { highLimb } from '../core/limbs.js';
import type { EventSink } from '../events/event.js';

/** Bytes hashed at once. Part of the fingerprint's definition: another size gives other fingerprints. */
const BLOCK_BYTES = 32_768;
const BLOCK_NUMBERS = BLOCK_BYTES / 8;
/** A strategy that writes a new reason into every signal must not fill the memory. */
const CACHED_TEXTS_MAX = 1024;
const NAN_MARKER = -Number.MAX_VALUE;

/** The hasher's whole state as plain data: the digest so far and the numbers not hashed yet. */
export interface EventHasherState {
  readonly digest: Uint8Array;
  readonly pending: Float64Array;
}

/**
 * SHA-256 over the ordered derived events. A running OpenSSL context cannot be cloned into a snapshot, so events are
 * written as float64 numbers into a block, and each full block is chained: digest = SHA-256(digest ‖ block).
 */
export class EventHasher implements EventSink {
  private readonly bytes = new Uint8Array(32 + BLOCK_BYTES);
  private readonly block = new Float64Array(this.bytes.buffer, 32, BLOCK_NUMBERS);
  private readonly limbs = new BigInt64Array(this.bytes.buffer, 32, BLOCK_NUMBERS);
  private readonly words = new Int32Array(this.bytes.buffer, 32, BLOCK_NUMBERS * 2);
  /** Reasons and names come back at every event; this holds nothing that could not be computed again. */
  private readonly textCache = new Map<string, Int32Array>();
  private used = 0;

  number(value: number): void {
    if (this.used === BLOCK_NUMBERS) this.chain(BLOCK_NUMBERS);
    // NaN has many bit patterns; a fingerprint must not depend on which one a machine chose.
    this.block[this.used++] = Number.isNaN(value) ? NAN_MARKER : value;
  }

  /** Length, then four UTF-16 units to a number, the last number filled up with zeros. */
  text(value: string): void {
    const words = this.textCache.get(value) ?? this.encodeText(value);
    this.number(value.length);
    for (let index = 0; index < words.length; index += 2) {
      if (this.used === BLOCK_NUMBERS) this.chain(BLOCK_NUMBERS);
      const word = this.used++ * 2;
      this.words[word] = words[index];
      this.words[word + 1] = words[index + 1];
    }
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
    return { digest: this.bytes.slice(0, 32), pending: this.block.slice(0, this.used) };
  }

  restore(state: EventHasherState): void {
    this.bytes.set(state.digest, 0);
    this.block.set(state.pending, 0);
    this.used = state.pending.length;
  }

  private encodeText(value: string): Int32Array {
    const words = new Int32Array(Math.ceil(value.length / 4) * 2);
    const units = new Uint16Array(words.buffer);
    for (let index = 0; index < value.length; index++) units[index] = value.charCodeAt(index);
    if (this.textCache.size < CACHED_TEXTS_MAX) this.textCache.set(value, words);
    return words;
  }

  private chain(numbers: number): void {
    this.bytes.set(hash('sha256', this.bytes.subarray(0, 32 + numbers * 8), 'buffer'), 0);
    this.used = 0;
  }
}
