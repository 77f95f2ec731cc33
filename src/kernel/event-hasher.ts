import { hash } from 'node:crypto';
import type { EventSink } from '../events/event.js';

/** Bytes hashed at once. Part of the fingerprint's definition: another size gives other fingerprints. */
const BLOCK_BYTES = 32_768;
const BLOCK_NUMBERS = BLOCK_BYTES / 8;
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
  private readonly units = new Uint16Array(this.bytes.buffer, 32, BLOCK_NUMBERS * 4);
  private used = 0;

  number(value: number): void {
    if (this.used === BLOCK_NUMBERS) this.chain(BLOCK_NUMBERS);
    // NaN has many bit patterns; a fingerprint must not depend on which one a machine chose.
    this.block[this.used++] = Number.isNaN(value) ? NAN_MARKER : value;
  }

  /** Length, then four UTF-16 units to a number, the last number filled up with zeros. */
  text(value: string): void {
    const { length } = value;
    this.number(length);
    for (let index = 0; index < length; index += 4) {
      if (this.used === BLOCK_NUMBERS) this.chain(BLOCK_NUMBERS);
      const unit = this.used++ * 4;
      for (let offset = 0; offset < 4; offset++) {
        this.units[unit + offset] = index + offset < length ? value.charCodeAt(index + offset) : 0;
      }
    }
  }

  /** Two's complement in two 64-bit limbs, low first: exact up to 10^22 of a currency. */
  money(value: bigint): void {
    if (this.used + 2 > BLOCK_NUMBERS) this.chain(this.used);
    this.limbs[this.used++] = value;
    this.limbs[this.used++] = value >> 64n;
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

  private chain(numbers: number): void {
    this.bytes.set(hash('sha256', this.bytes.subarray(0, 32 + numbers * 8), 'buffer'), 0);
    this.used = 0;
  }
}
