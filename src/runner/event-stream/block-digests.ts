import { createHash } from 'node:crypto';
import type { EventTap } from '../../kernel/bus.js';
import { canonicalEvent } from './canonical-event.js';

/** Events in a block: 32 bytes are kept of each, and a block is what has to be looked at when two runs differ. */
export const BLOCK_EVENTS = 4096;

/**
 * One chained digest a block of events: SHA-256 of the digest before it and the canonical lines. However long a run is,
 * it leaves 8 bytes per thousand events, and the first block that differs holds the first event that does.
 */
export class BlockDigests {
  /** Events so far. */
  count = 0;
  private readonly blockEvents: number;
  private readonly finished: string[] = [];
  private lines: string[] = [];

  constructor(blockEvents = BLOCK_EVENTS) {
    this.blockEvents = blockEvents;
  }

  readonly onEvent: EventTap = (topic, event) => {
    this.count++;
    this.lines.push(canonicalEvent(topic, event));
    if (this.lines.length === this.blockEvents) this.chain();
  };

  /** The digests in order, of a last block that is not full, too. */
  digests(): readonly string[] {
    if (this.lines.length > 0) this.chain();
    return this.finished;
  }

  private chain(): void {
    const before = this.finished.at(-1) ?? '';
    this.finished.push(createHash('sha256').update(before).update('\n').update(this.lines.join('\n')).digest('hex'));
    this.lines = [];
  }
}
