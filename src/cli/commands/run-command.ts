import { resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';
import { workersOf, workersOption } from './workers-option.js';

const PHASES = {
  load: { label: 'Loading', unit: '' },
  run: { label: 'Running', unit: 'bars' },
  branches: { label: 'Branches', unit: 'branches' },
  report: { label: 'Writing', unit: '' },
};

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
    ...OUTPUT_OPTIONS,
  },
  examples: [
    ['sim run scenarios/01-quickstart.yaml', 'write reports/quickstart/report.html and more'],
    ['sim run my.yaml --json | jq .branches[0].metrics', 'use the numbers in a script'],
  ],
  async run(args, context) {
    const { terminal, env, cwd, signal, services } = context;
    const { log, progress, quiet } = openOutput(args, context, PHASES);
    try {
      const run = await services.runScenarioFile({
        // As given: messages name the scenario the way its author did.
        path: args.file as string,
        env,
        outDir: args.out === undefined ? undefined : resolve(cwd, args.out as string),
        cache: args.cache as boolean,
        worker: args.worker as boolean,
        workers: workersOf(args.workers as string | undefined),
        signal,
        onProgress: (update) => progress.update(update),
        log,
      });
      progress.stop();
      if (args.json) {
        const { formatRunJson } = await import('../summary/format-run-json.js');
        terminal.stdout.write(formatRunJson(run));
      } else if (!quiet) {
        const { formatRunSummary } = await import('../summary/format-run-summary.js');
        terminal.stdout.write(formatRunSummary(run, { cwd, terminal }));
      }
    } finally {
      progress.stop();
    }
  },
};
