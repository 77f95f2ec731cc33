import type { CliCommand } from '../cli-command.js';

/** `sim schema`: what editors need to complete and check scenarios. */
export const schemaCommand: CliCommand = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenarios, for editors',
  examples: [['sim schema > scenario.schema.json', 'then: # yaml-language-server: $schema=scenario.schema.json']],
  async run(_args, { terminal }) {
    const { scenarioJsonSchema } = await import('../../runner/scenario/scenario-json-schema.js');
    terminal.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  },
};
