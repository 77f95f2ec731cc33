import { resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';
import { printRun } from './print-run.js';
import { RUN_PHASES } from './run-phases.js';
import { snapshotTimes } from './snapshot-times.js';

/** `sim resume FILE`: a run that was put away goes on, to the end of its data. */
export const resumeCommand: CliCommand = {
  command: 'resume <file>',
  describe: 'Go on with a run from a snapshot',
  positionals: { file: { type: 'string', describe: 'The snapshot (.icarus)', demandOption: true } },
  options: {
    out: { type: 'string', describe: 'Folder for the results [default: reports/<scenario name>]', requiresArg: true },
    json: { type: 'boolean', default: false, describe: 'Print the result on stdout as one JSON object' },
    cache: { type: 'boolean', default: true, describe: 'Keep read data for the next run (--no-cache: do not)' },
    'snapshot-at': {
      type: 'string',
      describe: 'Put the run away again: times (UTC) or `end`, with commas between',
      requiresArg: true,
    },
    ...OUTPUT_OPTIONS,
  },
  examples: [
    ['sim resume reports/desk/snapshot-2024-06-01T0000.icarus', 'what the whole run would have written'],
    ['sim resume yesterday.icarus --snapshot-at end', 'take in the bars that have come since, and put it away again'],
  ],
  async run(args, context) {
    const { terminal, cwd, signal, services } = context;
    const { log, progress, quiet } = openOutput(args, context, RUN_PHASES);
    try {
      const run = await services.resumeRunFile({
        path: args.file as string,
        outDir: args.out === undefined ? undefined : resolve(cwd, args.out as string),
        cache: args.cache as boolean,
        snapshotAtMs: snapshotTimes(args['snapshot-at'] as string | undefined),
        signal,
        onProgress: (update) => progress.update(update),
        log,
      });
      progress.stop();
      await printRun(run, { json: args.json as boolean, quiet, cwd, terminal });
    } finally {
      progress.stop();
    }
  },
};
