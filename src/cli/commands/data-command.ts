import type { CliCommand } from '../cli-command.js';
import { dataCheckCommand } from './data-check-command.js';
import { dataImportCommand } from './data-import-command.js';
import { dataSynthCommand } from './data-synth-command.js';

/** `sim data …`: look after market data. */
export const dataCommand: CliCommand = {
  command: 'data',
  describe: 'Check, import or make market data',
  subcommands: [dataCheckCommand, dataImportCommand, dataSynthCommand],
};
