import { resolve } from 'node:path';
import { DataError } from '../../core/errors.js';
import type { CliCommand } from '../cli-command.js';
import { letSignalsIn } from '../terminal/let-signals-in.js';
import { DATA_OPTIONS, readDataOptions } from './data-options.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';

/** `sim data check FILE`: what is wrong with the data, before it is traded on. */
export const dataCheckCommand: CliCommand = {
  command: 'check <file>',
  describe: 'Look for gaps, duplicates, disorder and impossible prices',
  positionals: { file: { type: 'string', describe: '.csv, .csv.gz, .zip or .arrow', demandOption: true } },
  options: {
    ...DATA_OPTIONS,
    json: { type: 'boolean', default: false, describe: 'Print the findings on stdout as one JSON object' },
    ...OUTPUT_OPTIONS,
  },
  async run(args, context) {
    const { terminal, cwd, signal } = context;
    const path = resolve(cwd, args.file as string);
    const { intervalMs, columns } = await readDataOptions(args);
    const { log, progress, quiet } = openOutput(args, context, { read: { label: 'Reading', unit: 'bytes' } });
    const [{ loadBars }, { checkBars }, { formatDataCheck, isClean }] = await Promise.all([
      import('../../feeds/load-bars.js'),
      import('../../feeds/check-bars.js'),
      import('../../feeds/check/format-data-check.js'),
    ]);
    try {
      const { bars, layout, notes } = await loadBars({
        path,
        intervalMs,
        columns,
        cacheDir: null,
        onProgress: ({ bytesRead, bytesTotal }) => {
          signal.throwIfAborted();
          progress.update({ phase: 'read', done: bytesRead, total: bytesTotal });
        },
      });
      await letSignalsIn(signal);
      progress.stop();
      for (const note of notes) log('info', note);
      const check = checkBars(bars, intervalMs);
      if (args.json)
        terminal.stdout.write(`${JSON.stringify({ file: path, layout, clean: isClean(check), ...check })}\n`);
      else if (!quiet) terminal.stdout.write(`${args.file}: ${layout}\n${formatDataCheck(check)}\n`);
      if (isClean(check)) return;
    } finally {
      progress.stop();
    }
    // With --json the findings are the one object: exit status 1 is all there is to add.
    throw new DataError({
      code: 'DATA_NOT_CLEAN',
      message: `${args.file} is not clean.`,
      remedy: 'Mend it with `sim data import --policy`, or say in the scenario what to do (`policy`).',
    });
  },
};
