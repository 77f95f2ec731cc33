import type { PackedLines } from '../../report/packed-lines.js';
import { FIRST_HASH, hashOfLine, sealLine } from './audit-chain.js';
import { unpackLines } from './line-packer.js';

/** Raised when an entry changes its shape. */
export const AUDIT_VERSION = 1;

/** What `what` says on the two lines that are no entry. */
export const AUDIT_OPENED = 'AuditOpened';
export const AUDIT_CLOSED = 'AuditClosed';

/** The run that a trail is of: on its first line, so that it cannot be passed off as another run's. */
export interface AuditHeader {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly engineVersion: string;
  readonly branch: string;
  readonly fingerprint: string;
}

/**
 * audit.jsonl as lines: a first one that names the run, one for each entry, and a last one with their number, by which
 * a file that was cut short is known. Each carries a hash over the line before and itself.
 */
export function* auditJsonl(header: AuditHeader, entries: PackedLines): Generator<string> {
  let hash = FIRST_HASH;
  const sealed = (line: string) => {
    hash = hashOfLine(hash, line);
    return `${sealLine(line, hash)}\n`;
  };
  yield sealed(JSON.stringify({ what: AUDIT_OPENED, version: AUDIT_VERSION, ...header }));
  for (const line of unpackLines(entries)) yield sealed(line);
  yield sealed(JSON.stringify({ what: AUDIT_CLOSED, entries: entries.count }));
}
