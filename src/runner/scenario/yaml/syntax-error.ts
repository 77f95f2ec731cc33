import type { YAMLParseError } from 'yaml';
import { InputError } from '../../../core/errors.js';
import { unshieldExpressions } from './shield-expressions.js';

/** The error for a file that is not YAML: the first thing that YAML stumbled over, with the line and a caret. */
export function syntaxError(file: string, text: string, error: YAMLParseError): InputError {
  const { line, col: column } = error.linePos?.[0] ?? { line: 1, col: 1 };
  return new InputError({
    code: 'SCENARIO_SYNTAX',
    message: `${file}:${line}:${column}  ${reword(error, text)}.\n${excerpt(text, line, column)}`,
    remedy: remedyOf(text, line),
    values: { file, line, column, problem: error.message },
  });
}

/** The error for an alias that cannot be followed. */
export function aliasError(file: string, line: number, column: number, problem: string): InputError {
  return new InputError({
    code: 'SCENARIO_SYNTAX',
    message: `${file}:${line}:${column}  This alias cannot be followed: ${problem}.`,
    remedy: 'Define the anchor (&name) before its alias (*name) and outside of what it repeats.',
    values: { file, line, column },
  });
}

/** The error for a binary file. */
export function notTextError(file: string): InputError {
  return new InputError({
    code: 'SCENARIO_SYNTAX',
    message: `${file} is not a text file.`,
    remedy: 'Give the YAML file of a scenario; market data is named inside it, under `data`.',
    values: { file },
  });
}

function reword(error: YAMLParseError, text: string): string {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]+/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return `The key "${key}" stands twice in this mapping; a key may stand once`;
  }
  if (error.code === 'MULTIPLE_DOCS') return 'A scenario is one YAML document, but a second one begins here';
  if (error.code === 'TAB_AS_INDENT') return 'YAML is indented with spaces, but there is a tab here';
  return `This is not valid YAML: ${unshieldExpressions(error.message).replace(/\.$/, '')}`;
}

function remedyOf(text: string, line: number): string {
  const content = text.split('\n')[line - 1] ?? '';
  return content.includes('\t')
    ? 'Replace the tab by spaces.'
    : 'Check the line: indentation, a missing colon, quote or bracket are the usual causes.';
}

/** The line, and below it a caret at the column. */
function excerpt(text: string, line: number, column: number): string {
  const content = (text.split('\n')[line - 1] ?? '').replace(/\r$/, '').replaceAll('\t', ' ');
  const margin = String(line);
  return `  ${margin} | ${content}\n  ${' '.repeat(margin.length)} | ${' '.repeat(column - 1)}^`;
}
