import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AuditSink } from '../../agents/compliance/audit/audit-sink.js';
import type { PackedLines } from '../../report/packed-lines.js';

/** Enough for the compression to find what repeats, and little to hold uncompressed. */
const BLOCK_CHARACTERS = 1 << 18;
/** Entries are much alike: of some 300 bytes each the fastest level leaves 30, the best one 20. */
const LEVEL = 1;

/** Takes lines and keeps them compressed, so that a year of entries fits into memory. */
export class LinePacker implements AuditSink {
  private blocks: Uint8Array[] = [];
  private pending: string[] = [];
  private pendingCharacters = 0;
  private count = 0;

  write(line: string): void {
    this.count++;
    this.pending.push(line);
    this.pendingCharacters += line.length;
    if (this.pendingCharacters >= BLOCK_CHARACTERS) this.pack();
  }

  packed(): PackedLines {
    this.pack();
    return { blocks: this.blocks, count: this.count };
  }

  /** Goes on behind lines that were packed before. */
  load({ blocks, count }: PackedLines): void {
    this.clear();
    this.blocks = [...blocks];
    this.count = count;
  }

  clear(): void {
    this.blocks = [];
    this.pending = [];
    this.pendingCharacters = 0;
    this.count = 0;
  }

  private pack(): void {
    if (this.pending.length === 0) return;
    // A copy of its own: what zlib returns is a part of a larger buffer.
    this.blocks.push(Uint8Array.from(deflateRawSync(this.pending.join('\n'), { level: LEVEL })));
    this.pending = [];
    this.pendingCharacters = 0;
  }
}

/** The lines again, in order; one block at a time is uncompressed. */
export function* unpackLines({ blocks }: PackedLines): Generator<string> {
  for (const block of blocks) yield* inflateRawSync(block).toString('utf8').split('\n');
}
