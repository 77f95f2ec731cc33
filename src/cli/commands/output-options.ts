import type { ArgumentsCamelCase, Options } from 'yargs';
import type { CommandContext } from '../command-context.js';
import { createLog, LOG_LEVELS, type Log, type LogLevel } from '../terminal/logger.js';
import { createProgress, type Progress, type ProgressOptions } from '../terminal/progress.js';

/** The options of every command that takes its time. */
export const OUTPUT_OPTIONS: Readonly<Record<string, Options>> = {
  'log-level': {
    choices: LOG_LEVELS,
    default: 'warn',
    describe: 'Which messages to show on stderr',
  },
  quiet: { type: 'boolean', default: false, alias: 'q', describe: 'No progress bar, no summary; only errors' },
};

export interface CommandOutput {
  readonly log: Log;
  readonly progress: Progress;
  readonly quiet: boolean;
}

/** The log and the progress bar that the options ask for: a line of log takes the bar away first. */
export function openOutput(
  args: ArgumentsCamelCase,
  { terminal, env, now }: CommandContext,
  phases: ProgressOptions['phases'],
): CommandOutput {
  const quiet = args.quiet === true;
  const progress = createProgress({ stream: terminal.stderr, enabled: !quiet, phases, now });
  const asked = args.logLevel as LogLevel;
  const level = quiet && asked === 'warn' ? 'error' : asked;
  return { log: createLog(terminal, env, level, () => progress.clear()), progress, quiet };
}
