import { join, relative, resolve } from 'node:path';
import type { CliCommand } from '../cli-command.js';
import { ruleTemplate } from '../scaffold/rule-template.js';
import { checkStrategyName } from '../scaffold/strategy-name.js';
import { writeNewFiles } from '../scaffold/write-new-files.js';

/** `sim new rule NAME`: a risk rule to start from. */
export const newRuleCommand: CliCommand = {
  command: 'rule <name>',
  describe: 'Write a working risk rule',
  positionals: { name: { type: 'string', describe: 'Lower case, words joined by -', demandOption: true } },
  options: {
    dir: { type: 'string', default: 'rules', describe: 'Folder for the file', requiresArg: true },
    force: { type: 'boolean', default: false, describe: 'Overwrite a file of the same name' },
  },
  examples: [['sim new rule my-limit', 'then: name it under risk.rules of a scenario, as it tells']],
  async run(args, { cwd, terminal }) {
    const name = args.name as string;
    checkStrategyName(name, 'rule');
    const file = join(resolve(cwd, args.dir as string), `${name}.ts`);
    writeNewFiles([{ path: file, text: ruleTemplate(name) }], args.force === true);
    terminal.stdout.write(
      [
        `Wrote ${relative(cwd, file) || file}. Name it in a scenario, by its path from there:`,
        '',
        '  risk:',
        '    rules:',
        `      - { use: ./${name}.ts, params: { limitPct: 10 } }`,
        '',
      ].join('\n'),
    );
  },
};
