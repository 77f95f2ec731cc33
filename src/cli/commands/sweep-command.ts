import { resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';
import { workersOf, workersOption } from './workers-option.js';

const PHASES = {
  load: { label: 'Loading', unit: '' },
  sweep: { label: 'Sweeping', unit: 'runs' },
  report: { label: 'Writing', unit: '' },
};

/** `sim sweep FILE`: a scenario with many sets of parameters, and what chance had to do with the best of them. */
export const sweepCommand: CliCommand = {
  command: 'sweep <file>',
  describe: 'Run a scenario with many sets of parameters',
  positionals: { file: { type: 'string', describe: 'The scenario (YAML), with a sweep', demandOption: true } },
  options: {
    out: { type: 'string', describe: 'Folder for the results [default: reports/<scenario name>]', requiresArg: true },
    workers: workersOption('points'),
    json: { type: 'boolean', default: false, describe: 'Print the result on stdout as one JSON object' },
    restart: { type: 'boolean', default: false, describe: 'Throw away what an earlier sweep has run' },
    cache: { type: 'boolean', default: true, describe: 'Keep read data for the next run (--no-cache: do not)' },
    ...OUTPUT_OPTIONS,
  },
  examples: [
    ['sim sweep scenarios/08-sweep.yaml', 'write reports/sweep/sweep.csv and more'],
    ['sim sweep my.yaml --workers 1', 'the same numbers, on one core'],
  ],
  async run(args, context) {
    const { terminal, env, cwd, signal, services, now } = context;
    const workers = workersOf(args.workers as string | undefined);
    const { log, progress, quiet } = openOutput(args, context, PHASES);
    try {
      const sweep = await services.runSweepFile({
        // As given: messages name the scenario the way its author did.
        path: args.file as string,
        env,
        outDir: args.out === undefined ? undefined : resolve(cwd, args.out as string),
        cache: args.cache as boolean,
        workers,
        restart: args.restart as boolean,
        signal,
        now,
        onProgress: (update) => progress.update(update),
        log,
      });
      progress.stop();
      if (args.json) {
        const { formatSweepJson } = await import('../summary/format-sweep-json.js');
        terminal.stdout.write(formatSweepJson(sweep));
      } else if (!quiet) {
        const { formatSweepSummary } = await import('../summary/format-sweep-summary.js');
        terminal.stdout.write(formatSweepSummary(sweep, { cwd, terminal }));
      }
    } finally {
      progress.stop();
    }
  },
};
