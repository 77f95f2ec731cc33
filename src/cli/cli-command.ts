import type { ArgumentsCamelCase, Options, PositionalOptions } from 'yargs';
import type { CommandContext } from './command-context.js';

/** One command: its words, its options and what it does. Failure is an exception (see exit-status.ts). */
export interface CliCommand {
  /** Words and positionals, as yargs writes them: `run <file>`. */
  readonly command: string;
  readonly describe: string;
  readonly positionals?: Readonly<Record<string, PositionalOptions>>;
  readonly options?: Readonly<Record<string, Options>>;
  readonly examples?: readonly (readonly [command: string, what: string])[];
  /** Commands below this one (`data` → `data check`), instead of a handler. */
  readonly subcommands?: readonly CliCommand[];
  /** Resolves to the exit status of a command whose answer is one, as diff's is; to nothing otherwise. */
  run?(args: ArgumentsCamelCase, context: CommandContext): Promise<number> | Promise<void>;
  /** Exit status when it fails, where 1 is an answer. Default: 1. */
  readonly failedStatus?: number;
}
