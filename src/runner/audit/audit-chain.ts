import { createHash } from 'node:crypto';

/** What the first line is chained to. */
export const FIRST_HASH = '0'.repeat(64);

const SEALED = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/;

/** A sealed line taken apart. */
export interface SealedLine {
  /** The line as it was before it was sealed. */
  readonly line: string;
  readonly hash: string;
}

/** SHA-256, hex, of the hash of the line before and the line itself, as text or with one character a byte. */
export function hashOfLine(previousHash: string, line: string, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  return createHash('sha256').update(previousHash).update(line, encoding).digest('hex');
}

/** The line, a JSON object, with its hash as the last key. */
export function sealLine(line: string, hash: string): string {
  return `${line.slice(0, -1)},"hash":"${hash}"}`;
}

/** Undefined for a text that no seal is on. */
export function openLine(text: string): SealedLine | undefined {
  const match = SEALED.exec(text);
  return match === null ? undefined : { line: `${match[1]}}`, hash: match[2] };
}
