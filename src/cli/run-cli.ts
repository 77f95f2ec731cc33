import yargs, { type Argv } from 'yargs';
import { IcarusError } from '../core/errors.js';
import { SweepStopped } from '../runner/sweep/sweep-stopped.js';
import type { CliCommand } from './cli-command.js';
import type { CommandContext } from './command-context.js';
import { COMMANDS } from './commands.js';
import { EXIT_STATUS, exitStatusOf } from './exit-status.js';
import { packageVersion } from './package-version.js';
import { CountingStream } from './terminal/counting-stream.js';
import { Interruption } from './terminal/interruption.js';
import { printError } from './terminal/print-error.js';
import { usageError } from './usage-error.js';

/** Runs the command that `args` names; resolves to the exit status, never rejects. */
export async function runCli(args: readonly string[], outer: CommandContext): Promise<number> {
  const stdout = new CountingStream(outer.terminal.stdout);
  const terminal = { ...outer.terminal, stdout };
  const context = { ...outer, terminal };
  const ending: Ending = { status: EXIT_STATUS.done, failedStatus: EXIT_STATUS.failed };
  try {
    const cli = buildCli(args, context, ending);
    // With a callback yargs hands over the text of --help and --version instead of printing it itself.
    await cli.parseAsync([...args], {}, (_error: unknown, _args: unknown, output: string) => {
      if (output !== '') terminal.stdout.write(`${output}\n`);
    });
    return ending.status;
  } catch (error) {
    const interruption = context.signal.reason instanceof Interruption ? context.signal.reason : null;
    if (args.includes('--json') && stdout.writeCount === 0) terminal.stdout.write(errorJson(error, interruption));
    if (interruption === null) printError(terminal, error, { stack: wantsStack(args) });
    else terminal.stderr.write(`\n${interruption.message}: ${whatIsLeft(error)}\n`);
    return exitStatusOf(error, interruption, ending.failedStatus);
  }
}

/** How the command that ran wants to end. */
interface Ending {
  status: number;
  failedStatus: number;
}

function buildCli(args: readonly string[], context: CommandContext, ending: Ending): Argv {
  const cli = yargs([...args], context.cwd)
    .scriptName('sim')
    .locale('en')
    .usage('$0 <command>\n\nA deterministic trading simulator.')
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'duplicate-arguments-array': false,
    })
    .version(packageVersion())
    .alias('help', 'h')
    .strict()
    .exitProcess(false)
    .wrap(Math.min(110, context.terminal.stdout.columns ?? 100))
    .fail((message, error) => {
      throw error instanceof Error && error.name !== 'YError'
        ? error
        : usageError(message ?? error.message, args, COMMANDS);
    })
    .demandCommand(1, 'Say what to do: sim <command>.')
    .epilogue('Exit status: 0 done, 1 the run failed, 2 the scenario or the command line is wrong, 130 interrupted.');
  for (const command of COMMANDS) addCommand(cli, command, context, ending);
  return cli;
}

function addCommand(cli: Argv, command: CliCommand, context: CommandContext, ending: Ending): void {
  cli.command(
    command.command,
    command.describe,
    (builder) => {
      for (const [name, positional] of Object.entries(command.positionals ?? {})) builder.positional(name, positional);
      builder.options(command.options ?? {});
      for (const [example, what] of command.examples ?? []) builder.example(example, what);
      for (const subcommand of command.subcommands ?? []) addCommand(builder, subcommand, context, ending);
      if (command.subcommands !== undefined)
        builder.demandCommand(1, `Say what to do: sim ${command.command} <command>.`);
      return builder;
    },
    async (args) => {
      ending.failedStatus = command.failedStatus ?? EXIT_STATUS.failed;
      const status = await command.run?.(args, context);
      if (typeof status === 'number') ending.status = status;
    },
  );
}

function whatIsLeft(error: unknown): string {
  if (!(error instanceof SweepStopped)) return 'stopped, nothing was written.';
  return `stopped; ${error.message}. The same command goes on from there.`;
}

function wantsStack(args: readonly string[]): boolean {
  return /--log-level[= ]debug/.test(args.join(' '));
}

/** With --json, stdout holds exactly one object, whatever happens. */
function errorJson(error: unknown, interruption: Interruption | null): string {
  const details =
    interruption !== null
      ? { code: 'INTERRUPTED', message: interruption.message }
      : error instanceof IcarusError
        ? { code: error.code, message: error.message, remedy: error.remedy, values: error.values }
        : { code: 'BUG', message: String(error) };
  return `${JSON.stringify({ error: details })}\n`;
}
