import { createReadStream } from 'node:fs';
import { DataError } from '../../core/errors.js';

/** A line of an audit trail; `number` counts from 1. */
export interface AuditLine {
  readonly number: number;
  /** One character a byte: decoding must not smooth over a byte that was changed. */
  readonly bytes: string;
  /** Whether a line feed follows: every whole line has one. */
  readonly isWhole: boolean;
}

/** The lines of a file, one after the other. Throws DataError AUDIT_UNREADABLE. */
export async function* readAuditLines(path: string): AsyncGenerator<AuditLine> {
  let number = 0;
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() as string;
      for (const bytes of lines) yield { number: ++number, bytes, isWhole: true };
    }
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new DataError({
      code: 'AUDIT_UNREADABLE',
      message: `The audit trail ${path} cannot be read: ${message}.`,
      remedy: 'Give the path of an audit.jsonl; a run writes one when its scenario has `compliance`.',
      values: { path },
      cause: error,
    });
  }
  if (rest !== '') yield { number: ++number, bytes: rest, isWhole: false };
}

export function textOf({ bytes }: AuditLine): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
