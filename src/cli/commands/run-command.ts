import { resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { EXIT_STATUS } from '../exit-status.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';
import { printRun } from './print-run.js';
import { RUN_PHASES } from './run-phases.js';
import { snapshotTimes } from './snapshot-times.js';
import { workersOf, workersOption } from './workers-option.js';

/** `sim run FILE`: a backtest, from a scenario to a report. */
export const runCommand: CliCommand = {
  command: 'run <file>',
  describe: 'Backtest a scenario and write a report',
  positionals: { file: { type: 'string', describe: 'The scenario (YAML)', demandOption: true } },
  options: {
    out: { type: 'string', describe: 'Folder for the results [default: reports/<scenario name>]', requiresArg: true },
    json: { type: 'boolean', default: false, describe: 'Print the result on stdout as one JSON object' },
    cache: { type: 'boolean', default: true, describe: 'Keep read data for the next run (--no-cache: do not)' },
    worker: { type: 'boolean', default: false, describe: 'Run the engine in a worker thread' },
    workers: workersOption('branches'),
    'snapshot-at': {
      type: 'string',
      describe: 'Put the run away for sim resume: times (UTC) or `end`, with commas between',
      requiresArg: true,
    },
    ...OUTPUT_OPTIONS,
  },
  examples: [
    ['sim run scenarios/01-quickstart.yaml', 'write reports/quickstart/report.html and more'],
    ['sim run my.yaml --json | jq .branches[0].metrics', 'use the numbers in a script'],
    ['sim run my.yaml --snapshot-at 2024-06-01', 'and resume it from there later'],
  ],
  async run(args, context) {
    const { terminal, env, cwd, signal, services } = context;
    const { log, progress, quiet } = openOutput(args, context, RUN_PHASES);
    try {
      const run = await services.runScenarioFile({
        // As given: messages name the scenario the way its author did.
        path: args.file as string,
        env,
        outDir: args.out === undefined ? undefined : resolve(cwd, args.out as string),
        cache: args.cache as boolean,
        worker: args.worker as boolean,
        workers: workersOf(args.workers as string | undefined),
        snapshotAtMs: snapshotTimes(args['snapshot-at'] as string | undefined),
        signal,
        onProgress: (update) => progress.update(update),
        log,
      });
      progress.stop();
      await printRun(run, { json: args.json as boolean, quiet, cwd, terminal });
      // The others have finished, and the report has them; yet not all that was asked for is there.
      return run.result.failedBranches === undefined ? EXIT_STATUS.done : EXIT_STATUS.failed;
    } finally {
      progress.stop();
    }
  },
};
