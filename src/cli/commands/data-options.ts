import type { ArgumentsCamelCase, Options } from 'yargs';
import type { CsvColumnMap } from '../../feeds/csv/csv-column-map.js';
import { INTERVAL_NAMES, INTERVALS_MS, type Interval } from '../../runner/scenario/interval.js';
import { checkOptions, parseKeyValues } from './check-options.js';

/** The options of commands that read a file of bars. */
export const DATA_OPTIONS: Readonly<Record<string, Options>> = {
  interval: { choices: INTERVAL_NAMES, default: '1m', describe: 'The length of one bar', requiresArg: true },
  columns: {
    type: 'string',
    describe:
      'Which column holds what, if Icarus does not know the layout: time=0,open=1,high=2,low=3,close=4,volume=5',
    requiresArg: true,
  },
};

export interface DataOptions {
  readonly intervalMs: number;
  readonly columns: CsvColumnMap | undefined;
}

export async function readDataOptions(args: ArgumentsCamelCase): Promise<DataOptions> {
  const intervalMs = INTERVALS_MS[args.interval as Interval];
  const given = parseKeyValues('columns', args.columns as string | undefined);
  if (given === undefined) return { intervalMs, columns: undefined };
  const { columnMapSchema } = await import('../../runner/scenario/schema/column-map-schema.js');
  return { intervalMs, columns: checkOptions(columnMapSchema(), given, '--columns ') };
}
