import { resolve } from 'node:path';
import { InputError } from '../../core/errors.js';
import type { AuditEntry } from '../../runner/audit/decision-of.js';
import type { CliCommand } from '../cli-command.js';
import { formatTable } from '../summary/format-table.js';

const COLUMNS = ['seq', 'ts', 'who', 'what', 'why', 'detail'].map((title) => ({ title, align: 'left' }) as const);

/** `sim audit show FILE`: how an order or an entry came about, from the signal on. */
export const auditShowCommand: CliCommand = {
  command: 'show <file>',
  describe: 'Show how an order came about, from the signal to its fills',
  positionals: { file: { type: 'string', describe: 'An audit.jsonl', demandOption: true } },
  options: {
    order: { type: 'string', describe: 'The number of an order, as in fills.csv', requiresArg: true },
    seq: { type: 'string', describe: 'The number of an entry', requiresArg: true },
    json: { type: 'boolean', default: false, describe: 'Print the entries on stdout as one JSON object' },
  },
  examples: [['sim audit show reports/quickstart/audit.jsonl --order 12', 'why was this order sent?']],
  async run(args, { terminal, cwd }) {
    const question = questionOf(args.order, args.seq);
    const { decisionOf } = await import('../../runner/audit/decision-of.js');
    const entries = await decisionOf(resolve(cwd, args.file as string), question);
    if (args.json) terminal.stdout.write(`${JSON.stringify({ entries })}\n`);
    else terminal.stdout.write(`${formatTable(COLUMNS, entries.map(rowOf)).join('\n')}\n`);
  },
};

function questionOf(order: unknown, seq: unknown): { order: number } | { seq: number } {
  const given = order ?? seq;
  if ((order === undefined) === (seq === undefined) || !/^\d{1,15}$/.test(String(given))) {
    throw new InputError({
      code: 'USAGE',
      message: 'Say which decision to show: --order with the number of an order, or --seq with that of an entry.',
      remedy: '`sim audit show --help` shows what there is.',
    });
  }
  return order === undefined ? { seq: Number(given) } : { order: Number(given) };
}

function rowOf({ seq, ts, who, what, why, on, detail, symbol }: AuditEntry): string[] {
  const more = { ...(symbol === undefined ? {} : { symbol }), ...(detail as object), ...(on as object) };
  return [String(seq), String(ts), String(who), String(what), words(why), words(more)];
}

/** Keys and values in a row; what lies deeper is in the file. */
function words(mapping: unknown): string {
  return Object.entries((mapping as Record<string, unknown> | undefined) ?? {})
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}
