import { DataError } from '../../core/errors.js';
import { readAuditLines, textOf } from './read-audit.js';

/** What of an entry the search goes by; the rest is passed on as it is. */
export interface AuditEntry {
  readonly seq: number;
  readonly order?: number;
  readonly because?: number;
  readonly [key: string]: unknown;
}

/** What is asked about: an order, or one entry. */
export type AuditQuestion = { readonly order: number } | { readonly seq: number };

/**
 * The decision behind an order or an entry: all entries that name it, and everything that they follow from, in order.
 * Throws DataError AUDIT_UNREADABLE or AUDIT_ENTRY_MISSING.
 */
export async function decisionOf(path: string, question: AuditQuestion): Promise<AuditEntry[]> {
  const asked = 'order' in question ? matchesOrder(question.order) : ({ seq }: AuditEntry) => seq === question.seq;
  const wanted = new Set<number>();
  const becauseOf = new Map<number, number>();
  for await (const entry of entriesOf(path)) {
    if (entry.because !== undefined) becauseOf.set(entry.seq, entry.because);
    if (!asked(entry)) continue;
    // A cause comes before what follows from it.
    for (let seq: number | undefined = entry.seq; seq !== undefined && !wanted.has(seq); seq = becauseOf.get(seq)) {
      wanted.add(seq);
    }
  }
  if (wanted.size === 0) {
    const what = 'order' in question ? `order ${question.order}` : `entry ${question.seq}`;
    throw new DataError({
      code: 'AUDIT_ENTRY_MISSING',
      message: `${path} has nothing about ${what}.`,
      remedy: 'Take the number of an order from fills.csv (order_id), or a `seq` from the file itself.',
      values: { path, ...question },
    });
  }
  const found: AuditEntry[] = [];
  for await (const entry of entriesOf(path)) if (wanted.has(entry.seq)) found.push(entry);
  return found;
}

function matchesOrder(order: number): (entry: AuditEntry) => boolean {
  return (entry) => entry.order === order;
}

async function* entriesOf(path: string): AsyncGenerator<AuditEntry> {
  for await (const line of readAuditLines(path)) {
    const entry = parsed(textOf(line));
    if (entry === undefined) {
      throw new DataError({
        code: 'AUDIT_BROKEN',
        message: `${path}, line ${line.number}: it is no entry.`,
        remedy: '`sim audit verify` says whether the file is as it was written.',
        values: { path, line: line.number },
      });
    }
    if (entry.seq !== undefined) yield entry;
  }
}

function parsed(text: string): AuditEntry | undefined {
  try {
    return JSON.parse(text) as AuditEntry;
  } catch {
    return undefined;
  }
}
