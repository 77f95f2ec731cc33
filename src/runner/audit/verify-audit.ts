import { FIRST_HASH, hashOfLine, openLine } from './audit-chain.js';
import { AUDIT_CLOSED, AUDIT_OPENED } from './audit-jsonl.js';
import { type AuditLine, readAuditLines } from './read-audit.js';

/** What became of checking a trail. */
export type AuditFinding =
  | { readonly ok: true; readonly entries: number; readonly lastHash: string }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/**
 * Checks the chain of hashes, and that the file begins and ends as it should; names the first line at which it does not
 * hold. Throws DataError AUDIT_UNREADABLE.
 */
export async function verifyAudit(path: string): Promise<AuditFinding> {
  let hash = FIRST_HASH;
  let lines = 0;
  let entries: number | null = null;
  for await (const line of readAuditLines(path)) {
    const checked = checkLine(line, hash, entries);
    if ('problem' in checked) return { ok: false, line: line.number, problem: checked.problem };
    hash = checked.hash;
    lines = line.number;
    if (checked.entries !== undefined) entries = checked.entries;
  }
  if (entries === null) return { ok: false, line: lines + 1, problem: 'the file ends before its last line' };
  // The first and the last line are no entries.
  if (entries !== lines - 2) {
    return { ok: false, line: lines, problem: `it speaks of ${entries} entries, there are ${lines - 2}` };
  }
  return { ok: true, entries, lastHash: hash };
}

type CheckedLine = { readonly hash: string; readonly entries?: number } | { readonly problem: string };

function checkLine({ number, bytes, isWhole }: AuditLine, previousHash: string, entries: number | null): CheckedLine {
  if (entries !== null) return { problem: 'it comes after the last line' };
  const opened = openLine(bytes);
  if (opened === undefined || !isWhole) return { problem: 'it is no whole line with a hash' };
  const { line, hash } = opened;
  if (hashOfLine(previousHash, line, 'latin1') !== hash) {
    return { problem: 'its hash does not fit: this line was changed, or lines before it were taken out or put in' };
  }
  const content = JSON.parse(line) as { what?: unknown; entries?: unknown };
  if (number === 1 && content.what !== AUDIT_OPENED) return { problem: 'the first line does not name the run' };
  return content.what === AUDIT_CLOSED ? { hash, entries: Number(content.entries) } : { hash };
}
