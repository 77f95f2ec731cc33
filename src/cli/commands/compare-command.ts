import { resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';

/** `sim compare A B`: two runs side by side, and what may be concluded. */
export const compareCommand: CliCommand = {
  command: 'compare <a> <b>',
  describe: 'Lay two runs side by side: metrics, shares, trades, and whether chance explains the difference',
  positionals: {
    a: { type: 'string', describe: 'A scenario, or a folder of results; #name for a branch', demandOption: true },
    b: { type: 'string', describe: 'The same; differences are B less A', demandOption: true },
  },
  options: {
    out: { type: 'string', describe: 'Folder for compare.json and compare.html [default: none]', requiresArg: true },
    json: { type: 'boolean', default: false, describe: 'Print the comparison on stdout as one JSON object' },
    cache: { type: 'boolean', default: true, describe: 'Keep read data for the next run (--no-cache: do not)' },
    ...OUTPUT_OPTIONS,
  },
  examples: [
    ['sim compare reports/old reports/new', 'two runs of before'],
    ['sim compare reports/desk my.yaml --out reports/compared', 'what a change did'],
    ['sim compare reports/desk reports/desk#tighter', 'a branch against its run'],
  ],
  async run(args, context) {
    const { terminal, env, cwd, signal } = context;
    const { log, progress, quiet } = openOutput(args, context, { runs: { label: 'Running', unit: '' } });
    const { compareGivenRuns } = await import('../../runner/compare/compare-given-runs.js');
    try {
      const { comparison, files } = await compareGivenRuns(args.a as string, args.b as string, {
        env,
        cwd,
        cache: args.cache as boolean,
        signal,
        outDir: args.out === undefined ? null : resolve(cwd, args.out as string),
        log,
        onProgress: (done) => progress.update({ phase: 'runs', done, total: 2 }),
      });
      progress.stop();
      if (args.json) {
        const { comparisonObject } = await import('../../runner/compare/comparison-files.js');
        terminal.stdout.write(`${JSON.stringify({ ...comparisonObject(comparison), files })}\n`);
      } else if (!quiet) {
        const { formatComparison } = await import('../summary/format-comparison.js');
        terminal.stdout.write(formatComparison(comparison, files, { cwd, terminal }));
      }
    } finally {
      progress.stop();
    }
  },
};
