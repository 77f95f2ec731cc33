import { GrowableColumn } from '../../agents/recorder/growable-column.js';
import type { EventTap } from '../../kernel/bus.js';
import { canonicalEvent } from './canonical-event.js';

/** Every event of a run in 16 bytes, in order: enough to tell whether another run does the same. */
export interface EventDigests {
  /** 53 bits of each event's canonical line. */
  readonly hash: Float64Array;
  /** Virtual times, epoch milliseconds. */
  readonly tsMs: Float64Array;
}

/** Takes the digests of a run as it goes. */
export class DigestRecorder {
  private readonly hash = new GrowableColumn();
  private readonly tsMs = new GrowableColumn();

  readonly onEvent: EventTap = (topic, event) => {
    this.hash.push(hash53(canonicalEvent(topic, event)));
    this.tsMs.push(event.tsMs);
  };

  digests(): EventDigests {
    return { hash: this.hash.toArray(), tsMs: this.tsMs.toArray() };
  }
}

/**
 * A hash of a text with 53 bits, the most that a float64 holds exactly: two lanes of multiply and exclusive-or over its
 * UTF-16 units, mixed crosswise at the end with the constants of MurmurHash3's finalizer. Against accidents: nobody
 * gains by a collision here.
 */
export function hash53(text: string): number {
  let high = 0x9e3779b9;
  let low = 0x243f6a88;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low = (low << 13) | (low >>> 19);
  }
  high = Math.imul(high ^ (high >>> 16) ^ low, 0x85ebca6b);
  low = Math.imul(low ^ (low >>> 13) ^ high, 0xc2b2ae35);
  high ^= high >>> 16;
  low ^= low >>> 16;
  return (high >>> 0) + ((low >>> 0) & 0x1fffff) * 0x100000000;
}
