import type { CliCommand } from '../cli-command.js';
import { auditShowCommand } from './audit-show-command.js';
import { auditVerifyCommand } from './audit-verify-command.js';

/** `sim audit …`: read what a run with compliance has left behind. */
export const auditCommand: CliCommand = {
  command: 'audit',
  describe: 'Check an audit trail, or show how a decision came about',
  subcommands: [auditVerifyCommand, auditShowCommand],
};
