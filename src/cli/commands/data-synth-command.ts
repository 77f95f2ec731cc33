import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../core/errors.js';
import { INTERVAL_NAMES, INTERVALS_MS, type Interval } from '../../runner/scenario/interval.js';
import type { CliCommand } from '../cli-command.js';
import { letSignalsIn } from '../terminal/let-signals-in.js';
import { checkOptions } from './check-options.js';
import { OUTPUT_OPTIONS, openOutput } from './output-options.js';

/** `sim data synth OUTPUT`: made-up bars that behave like a market's, the same for the same options. */
export const dataSynthCommand: CliCommand = {
  command: 'synth <output>',
  describe: 'Make synthetic bars from a seed',
  positionals: { output: { type: 'string', describe: 'Ends in .csv or .csv.gz', demandOption: true } },
  options: {
    symbol: { type: 'string', default: 'BTCUSDT', describe: 'The symbol', requiresArg: true },
    interval: { choices: INTERVAL_NAMES, default: '1m', describe: 'The length of one bar', requiresArg: true },
    days: { type: 'number', default: 60, describe: 'How many days', requiresArg: true },
    from: { type: 'string', default: '2024-01-01', describe: 'Open time of the first bar, UTC', requiresArg: true },
    seed: { type: 'number', default: 1, describe: 'The same seed gives the same bars', requiresArg: true },
    'start-price': { type: 'number', describe: 'The first price [default: by symbol]', requiresArg: true },
    volatility: { type: 'number', default: 0.6, describe: 'Of a year: 0.6 is 60 %', requiresArg: true },
    ...OUTPUT_OPTIONS,
  },
  examples: [
    ['sim data synth data/ETHUSDT-1m-synthetic.csv.gz --symbol ETHUSDT --days 90', 'a quarter of made-up ETH'],
  ],
  async run(args, context) {
    const { terminal, cwd, signal } = context;
    const output = resolve(cwd, args.output as string);
    if (!/\.csv(\.gz)?$/.test(output)) throw outputEndingError(args.output as string);
    const [{ z }, { syntheticShape }, { parseMoment }, { synthesizeBars }, { writeBarsCsv }] = await Promise.all([
      import('zod'),
      import('../../runner/scenario/schema/data-schema.js'),
      import('../../runner/scenario/moment.js'),
      import('../../feeds/synthetic/synthesize-bars.js'),
      import('../../feeds/csv/write-bars-csv.js'),
    ]);
    const { startPrice, ...others } = syntheticShape;
    const schema = z.object({ ...others, 'start-price': startPrice });
    const { days, from, seed, volatility, 'start-price': price } = checkOptions(schema, args);
    const { progress, quiet } = openOutput(args, context, { writing: { label: 'Writing', unit: 'bars' } });
    mkdirSync(dirname(output), { recursive: true });
    const bars = synthesizeBars({
      symbol: args.symbol as string,
      intervalMs: INTERVALS_MS[args.interval as Interval],
      fromMs: parseMoment(from)?.tsMs,
      days,
      seed,
      volatility,
      startPrice: price,
    });
    await letSignalsIn(signal);
    try {
      await writeBarsCsv(output, bars, {
        onRows: (rows) => {
          signal.throwIfAborted();
          progress.update({ phase: 'writing', done: rows, total: bars.length });
        },
      });
    } finally {
      progress.stop();
    }
    if (!quiet)
      terminal.stdout.write(`Wrote ${bars.length.toLocaleString('en-US')} synthetic bars to ${args.output}\n`);
  },
};

function outputEndingError(output: string): InputError {
  return new InputError({
    code: 'DATA_OUTPUT_UNKNOWN',
    message: `The ending of ${output} does not say what to write.`,
    remedy: 'Let the output end in .csv or .csv.gz.',
    values: { output },
  });
}
