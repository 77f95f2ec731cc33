import type { CliCommand } from '../cli-command.js';
import { EXIT_STATUS } from '../exit-status.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';

/** `sim diff A B`: the first event in which two runs differ. */
export const diffCommand: CliCommand = {
  command: 'diff <a> <b>',
  describe: 'Show the first event in which two runs differ',
  positionals: {
    a: { type: 'string', describe: 'A scenario (YAML)', demandOption: true },
    b: { type: 'string', describe: 'Another one', demandOption: true },
  },
  options: {
    json: { type: 'boolean', default: false, describe: 'Print the finding on stdout as one JSON object' },
    cache: { type: 'boolean', default: true, describe: 'Keep read data for the next run (--no-cache: do not)' },
    ...OUTPUT_OPTIONS,
  },
  examples: [['sim diff before.yaml after.yaml', 'exit status 0 if all events are the same, 1 if not, 2 on trouble']],
  failedStatus: EXIT_STATUS.wrongInput,
  async run(args, context) {
    const { terminal, env, signal } = context;
    const { log, progress, quiet } = openOutput(args, context, {
      load: { label: 'Loading', unit: '' },
      runs: { label: 'Running', unit: '' },
    });
    const [{ prepareRun }, { diffRuns }] = await Promise.all([
      import('../../runner/prepare/prepare-run.js'),
      import('../../runner/diff/diff-runs.js'),
    ]);
    const prepare = async (path: string) => ({
      path,
      run: await prepareRun({
        path,
        env,
        cache: args.cache as boolean,
        signal,
        onProgress: (done, total) => progress.update({ phase: 'load', done, total }),
        onNote: log,
      }),
    });
    try {
      const [a, b] = [await prepare(args.a as string), await prepare(args.b as string)];
      const difference = await diffRuns(a, b, {
        signal,
        onProgress: (done, total) => progress.update({ phase: 'runs', done, total }),
      });
      progress.stop();
      if (args.json) {
        terminal.stdout.write(`${JSON.stringify(difference)}\n`);
      } else if (!quiet) {
        const { formatRunDifference } = await import('../summary/format-run-difference.js');
        terminal.stdout.write(formatRunDifference(difference, terminal));
      }
      return difference.first === null ? EXIT_STATUS.done : EXIT_STATUS.failed;
    } finally {
      progress.stop();
    }
  },
};
