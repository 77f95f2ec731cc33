import type { CliCommand } from '../cli-command.js';

/** `sim data …`: look after market data. */
export const dataCommand: CliCommand = {
  command: 'data',
  describe: 'Import, check and make market data',
  subcommands: [],
};
