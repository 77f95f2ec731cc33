import type { CliCommand } from './cli-command.js';
import { auditCommand } from './commands/audit-command.js';
import { dataCommand } from './commands/data-command.js';
import { newCommand } from './commands/new-command.js';
import { runCommand } from './commands/run-command.js';
import { schemaCommand } from './commands/schema-command.js';
import { testCommand } from './commands/test-command.js';

/** All commands, in the order of `sim --help`. */
export const COMMANDS: readonly CliCommand[] = [
  runCommand,
  newCommand,
  testCommand,
  dataCommand,
  auditCommand,
  schemaCommand,
];
