import type { CliCommand } from '../cli-command.js';
import { EXIT_STATUS } from '../exit-status.js';
import { checkOptions } from './check-options.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';

/** `sim check FILE`: whether a backtest can be believed at all. */
export const checkCommand: CliCommand = {
  command: 'check <file>',
  describe: 'Look for strategies that see the future, depend on chance, or hide state',
  positionals: { file: { type: 'string', describe: 'The scenario (YAML)', demandOption: true } },
  options: {
    cuts: { type: 'number', default: 20, describe: 'How many ends to cut the data at', requiresArg: true },
    seed: {
      type: 'number',
      default: 1,
      describe: 'Chooses them: the same seed gives the same cuts',
      requiresArg: true,
    },
    json: { type: 'boolean', default: false, describe: 'Print the findings on stdout as one JSON object' },
    cache: { type: 'boolean', default: true, describe: 'Keep read data for the next run (--no-cache: do not)' },
    ...OUTPUT_OPTIONS,
  },
  examples: [['sim check my.yaml', 'exit status 0 if nothing was found, 1 if something was, 2 on trouble']],
  failedStatus: EXIT_STATUS.wrongInput,
  async run(args, context) {
    const { terminal, env, signal } = context;
    const [{ z }, { prepareRun }, { checkScenario }] = await Promise.all([
      import('zod'),
      import('../../runner/prepare/prepare-run.js'),
      import('../../runner/check/check-scenario.js'),
    ]);
    const { cuts, seed } = checkOptions(z.object({ cuts: z.int().min(1).max(10_000), seed: z.int() }), args);
    const { log, progress, quiet } = openOutput(args, context, {
      load: { label: 'Loading', unit: '' },
      check: { label: 'Checking', unit: 'runs' },
    });
    const path = args.file as string;
    try {
      const run = await prepareRun({
        path,
        env,
        cache: args.cache as boolean,
        signal,
        onProgress: (done, total) => progress.update({ phase: 'load', done, total }),
        onNote: log,
      });
      const onProgress = (done: number, total: number) =>
        progress.update({ phase: 'check', done: Math.min(done, total), total });
      const report = await checkScenario(run, { path, cuts, seed, signal, onProgress });
      progress.stop();
      if (args.json) {
        terminal.stdout.write(`${JSON.stringify(report)}\n`);
      } else if (!quiet) {
        const { formatCheck } = await import('../summary/format-check.js');
        terminal.stdout.write(formatCheck(report, terminal));
      }
      return report.clean ? EXIT_STATUS.done : EXIT_STATUS.failed;
    } finally {
      progress.stop();
    }
  },
};
