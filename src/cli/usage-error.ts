import { InputError } from '../core/errors.js';
import { nearestName } from '../runner/scenario/problems/nearest-name.js';
import type { CliCommand } from './cli-command.js';

/** What yargs says about a wrong command line, as an InputError with a suggestion. */
export function usageError(message: string, args: readonly string[], commands: readonly CliCommand[]): InputError {
  const command = args.find((word) => !word.startsWith('-'));
  return new InputError({
    code: 'USAGE',
    message: reword(message, args, commands),
    remedy: `\`sim ${isKnown(command, commands) ? `${command} ` : ''}--help\` shows what there is.`,
  });
}

function reword(message: string, args: readonly string[], commands: readonly CliCommand[]): string {
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message);
  if (unknown === null) return rewordOther(message, args, commands);
  const names = unknown[1].split(', ');
  // yargs names a mistyped command and its leftovers alike; the first word of the line is the one to look at.
  const words = args.filter((word) => !word.startsWith('-'));
  const parent = commands.find((command) => commandWord(command) === words[0]);
  const choices = parent === undefined ? commands : parent.subcommands;
  const word = parent === undefined ? words[0] : words[1];
  if (choices !== undefined && word !== undefined && names.includes(word)) {
    const known = choices.map(commandWord);
    const prefix = parent === undefined ? '' : `${words[0]} `;
    return `There is no command "sim ${prefix}${word}".${question(nearestName(word, known), prefix)} There are: ${known.join(', ')}.`;
  }
  const options = optionNames(parent === undefined ? commands : [parent]);
  const listed = names.map((name) => {
    if (!isOption(name, args)) return `The argument "${name}" is one too many.`;
    // yargs has taken off a leading "no-" already.
    const written = isOption(`no-${name}`, args) ? `no-${name}` : name;
    const near = nearestName(written, options);
    return `There is no option --${written}.${near === null ? '' : ` Did you mean --${near}?`}`;
  });
  return [...new Set(listed)].join(' ');
}

function rewordOther(message: string, args: readonly string[], commands: readonly CliCommand[]): string {
  if (message.startsWith('Not enough non-option arguments')) {
    const command = findCommand(args, commands);
    if (command !== null) return `Something is missing. The command is: sim ${command}`;
  }
  const choice = /Argument: (\S+), Given: (.*), Choices: (.*)$/s.exec(message);
  if (choice !== null) {
    const choices = choice[3].replaceAll('"', '').split(', ');
    const near = nearestName(choice[2].replaceAll('"', ''), choices);
    const meant = near === null ? '' : ` Did you mean ${near}?`;
    return `--${choice[1]} expects one of ${choices.join(', ')}, found ${choice[2]}.${meant}`;
  }
  const valueless = /^Not enough arguments following: (.*)$/.exec(message);
  if (valueless !== null) return `--${valueless[1]} needs a value.`;
  return message.endsWith('.') ? message : `${message}.`;
}

/** The full form of the command that `args` begin with: `data check <file>`. */
function findCommand(args: readonly string[], commands: readonly CliCommand[], prefix = ''): string | null {
  const words = args.filter((word) => !word.startsWith('-'));
  const command = commands.find((candidate) => commandWord(candidate) === words[0]);
  if (command === undefined) return null;
  const below = findCommand(words.slice(1), command.subcommands ?? [], `${prefix}${words[0]} `);
  return below ?? `${prefix}${command.command}`;
}

function question(near: string | null, prefix: string): string {
  return near === null ? '' : ` Did you mean "sim ${prefix}${near}"?`;
}

function isOption(name: string, args: readonly string[]): boolean {
  return args.some((arg) => new RegExp(`^--?(no-)?${name.replace(/[^\w-]/g, '\\$&')}(=|$)`).test(arg));
}

function isKnown(word: string | undefined, commands: readonly CliCommand[]): boolean {
  return commands.some((command) => commandWord(command) === word);
}

function optionNames(commands: readonly CliCommand[]): string[] {
  const all = commands.flatMap((command) => [command, ...(command.subcommands ?? [])]);
  const names = all.flatMap(({ options = {} }) =>
    Object.entries(options).map(([name, { type, default: value }]) =>
      // An option that is on unless switched off is only ever written in its negated form.
      type === 'boolean' && value === true ? `no-${name}` : name,
    ),
  );
  return [...new Set([...names, 'help', 'version'])];
}

function commandWord({ command }: CliCommand): string {
  return command.split(' ')[0];
}
