import type { CliCommand } from './cli-command.js';
import { auditCommand } from './commands/audit-command.js';
import { checkCommand } from './commands/check-command.js';
import { compareCommand } from './commands/compare-command.js';
import { dataCommand } from './commands/data-command.js';
import { diffCommand } from './commands/diff-command.js';
import { newCommand } from './commands/new-command.js';
import { resumeCommand } from './commands/resume-command.js';
import { runCommand } from './commands/run-command.js';
import { schemaCommand } from './commands/schema-command.js';
import { sweepCommand } from './commands/sweep-command.js';
import { testCommand } from './commands/test-command.js';

/** All commands, in the order of `sim --help`. */
export const COMMANDS: readonly CliCommand[] = [
  runCommand,
  resumeCommand,
  sweepCommand,
  compareCommand,
  diffCommand,
  checkCommand,
  newCommand,
  testCommand,
  dataCommand,
  auditCommand,
  schemaCommand,
];
