import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { INTERVAL_NAMES } from '../../runner/scenario/interval.js';
import type { CliCommand } from '../cli-command.js';
import { scenarioTemplate } from '../scaffold/scenario-template.js';
import { checkStrategyName } from '../scaffold/strategy-name.js';
import { strategyTemplate } from '../scaffold/strategy-template.js';
import { strategyTestTemplate } from '../scaffold/strategy-test-template.js';
import { writeNewFiles } from '../scaffold/write-new-files.js';
import { newRuleCommand } from './new-rule-command.js';

const SAMPLE_PATH = 'data/BTCUSDT-1m-synthetic.csv.gz';

const newStrategyCommand: CliCommand = {
  command: 'strategy <name>',
  describe: 'Write a working strategy, its test and a scenario that runs it',
  positionals: { name: { type: 'string', describe: 'Lower case, words joined by -', demandOption: true } },
  options: {
    dir: { type: 'string', default: 'strategies', describe: 'Folder for the files', requiresArg: true },
    data: { type: 'string', describe: 'A CSV of bars for the scenario [default: sample data]', requiresArg: true },
    symbol: { type: 'string', default: 'BTCUSDT', describe: 'The symbol of the data', requiresArg: true },
    interval: {
      choices: INTERVAL_NAMES,
      default: '1m',
      describe: 'The length of one bar in the data',
      requiresArg: true,
    },
    force: { type: 'boolean', default: false, describe: 'Overwrite files of the same names' },
  },
  examples: [['sim new strategy my-breakout', 'then: sim test …, sim run …, as it tells']],
  async run(args, { cwd, program, terminal }) {
    const name = args.name as string;
    checkStrategyName(name);
    const dir = resolve(cwd, args.dir as string);
    const sample = resolve(cwd, SAMPLE_PATH);
    const data = args.data === undefined ? (existsSync(sample) ? sample : null) : resolve(cwd, args.data as string);
    const dataPath = data === null ? null : relative(dir, data).replaceAll('\\', '/');
    const files = {
      strategy: join(dir, `${name}.ts`),
      test: join(dir, `${name}.test.ts`),
      scenario: join(dir, `${name}.yaml`),
    };
    const scenario = { name, dataPath, symbol: args.symbol as string, interval: args.interval as string };
    writeNewFiles(
      [
        { path: files.strategy, text: strategyTemplate(name) },
        { path: files.test, text: strategyTestTemplate(name) },
        { path: files.scenario, text: scenarioTemplate(scenario) },
      ],
      args.force === true,
    );
    const shown = (path: string) => relative(cwd, path) || path;
    terminal.stdout.write(
      [
        `Wrote ${shown(files.strategy)}, its test and a scenario. Next:`,
        '',
        `  ${program} test ${shown(files.test)}`,
        `  ${program} run ${shown(files.scenario)}`,
        '',
      ].join('\n'),
    );
  },
};

/** `sim new …`: something to start from. */
export const newCommand: CliCommand = {
  command: 'new',
  describe: 'Start something of your own: sim new strategy NAME, sim new rule NAME',
  subcommands: [newStrategyCommand, newRuleCommand],
};
