import { resolve } from 'node:path';
import { DataError } from '../../core/errors.js';
import type { CliCommand } from '../cli-command.js';

/** `sim audit verify FILE`: whether an audit trail is as the run wrote it. */
export const auditVerifyCommand: CliCommand = {
  command: 'verify <file>',
  describe: 'Check the chain of hashes; name the first line that does not fit',
  positionals: { file: { type: 'string', describe: 'An audit.jsonl', demandOption: true } },
  options: {
    json: { type: 'boolean', default: false, describe: 'Print the finding on stdout as one JSON object' },
  },
  examples: [['sim audit verify reports/quickstart/audit.jsonl', 'exit status 0 if nobody has changed it']],
  async run(args, { terminal, cwd }) {
    const { verifyAudit } = await import('../../runner/audit/verify-audit.js');
    const path = resolve(cwd, args.file as string);
    const finding = await verifyAudit(path);
    if (args.json) terminal.stdout.write(`${JSON.stringify({ file: path, ...finding })}\n`);
    if (!finding.ok) {
      throw new DataError({
        code: 'AUDIT_BROKEN',
        message: `${args.file}, line ${finding.line}: ${finding.problem}.`,
        remedy: 'Compare with a copy, or run the scenario again: the same run writes the same file.',
        values: { path, line: finding.line },
      });
    }
    if (!args.json) {
      terminal.stdout.write(`${args.file}: ${finding.entries} entries, unbroken. Last hash ${finding.lastHash}\n`);
    }
  },
};
