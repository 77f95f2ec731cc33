import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { checkOptions, parseKeyValues } from './check-options.js';
import { DATA_OPTIONS, readDataOptions } from './data-options.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';

const PHASES = { reading: { label: 'Reading', unit: 'bytes' }, writing: { label: 'Writing', unit: 'rows' } };

/** `sim data import FILE OUTPUT`: any layout into Arrow or plain CSV, checked and, if asked, mended. */
export const dataImportCommand: CliCommand = {
  command: 'import <file> <output>',
  describe: 'Read bars of any layout, check them and write them as .arrow, .csv or .csv.gz',
  positionals: {
    file: { type: 'string', describe: '.csv, .csv.gz, .zip or .arrow', demandOption: true },
    output: { type: 'string', describe: 'Ends in .arrow, .csv or .csv.gz', demandOption: true },
  },
  options: {
    ...DATA_OPTIONS,
    policy: {
      type: 'string',
      describe: 'What to do with dirt, such as gaps=fill,duplicates=keep-first; without it the bars stay as they are',
      requiresArg: true,
    },
    ...OUTPUT_OPTIONS,
  },
  examples: [['sim data import BTCUSDT-1m-2024-01.zip data/BTCUSDT-1m.arrow', 'a file of the Binance archive']],
  async run(args, context) {
    const { terminal, cwd, signal } = context;
    const output = resolve(cwd, args.output as string);
    const options = await readDataOptions(args);
    const policy = parseKeyValues('policy', args.policy as string | undefined);
    const { dataPolicySchema } = await import('../../runner/scenario/schema/data-policy-schema.js');
    const checkedPolicy = policy && checkOptions(dataPolicySchema(), policy, '--policy ');
    const { progress, quiet } = openOutput(args, context, PHASES);
    const [{ importBars }, { formatDataCheck }] = await Promise.all([
      import('../../feeds/import-bars.js'),
      import('../../feeds/check/format-data-check.js'),
    ]);
    try {
      mkdirSync(dirname(output), { recursive: true });
      const imported = await importBars({
        path: resolve(cwd, args.file as string),
        output,
        ...options,
        policy: checkedPolicy,
        onProgress: ({ phase, done, total }) => {
          signal.throwIfAborted();
          progress.update({ phase, done, total });
        },
      });
      progress.stop();
      if (quiet) return;
      const lines = [`${args.file}: ${imported.layout}`, formatDataCheck(imported.check)];
      lines.push(...imported.actions.map((action) => `  ${action}`));
      lines.push(`Wrote ${imported.rows.toLocaleString('en-US')} bars to ${args.output}`);
      terminal.stdout.write(`${lines.join('\n')}\n`);
    } finally {
      progress.stop();
    }
  },
};
