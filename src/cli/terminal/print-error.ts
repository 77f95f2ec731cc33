import { IcarusError } from '../../core/errors.js';
import type { Terminal } from './terminal.js';

export interface PrintErrorOptions {
  /** Also print the stack of an error that is not a bug. */
  readonly stack: boolean;
}

/** Prints an error on stderr: a user's error as problem, values, remedy and code; anything else as a bug. */
export function printError(terminal: Terminal, error: unknown, options: PrintErrorOptions): void {
  const text = error instanceof IcarusError ? explain(terminal, error) : describeBug(terminal, error);
  terminal.stderr.write(`${text}\n`);
  if (options.stack && error instanceof IcarusError) terminal.stderr.write(`\n${stackOf(error)}\n`);
}

function explain(terminal: Terminal, error: IcarusError): string {
  const label = (text: string) => terminal.style('stderr', 'dim', text);
  const lines = [`${terminal.style('stderr', ['red', 'bold'], 'Error:')} ${error.message.trimEnd()}`, ''];
  for (const [name, value] of valuesToShow(error)) lines.push(`  ${label(`${name}:`)} ${value}`);
  const cause = causeOf(error);
  if (cause !== null) lines.push(`  ${label('Cause:')} ${cause}`);
  if (error.remedy !== undefined) lines.push(`  ${label('What to do:')} ${error.remedy.replaceAll('\n', '\n    ')}`);
  lines.push(`  ${label('Code:')} ${error.code} ${label('(explained in docs/errors.md)')}`);
  return lines.join('\n');
}

/** Single values that the message does not already name. */
function valuesToShow(error: IcarusError): [string, string][] {
  return Object.entries(error.values).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    const text = String(value);
    return text === '' || error.message.includes(text) ? [] : [[name, text]];
  });
}

function causeOf(error: IcarusError): string | null {
  const { cause } = error;
  // Node's own errors (ENOENT, …) are what the message already says in words.
  if (!(cause instanceof Error) || 'syscall' in cause || error.message.includes(cause.message)) return null;
  return `${cause.name}: ${cause.message}`;
}

function describeBug(terminal: Terminal, error: unknown): string {
  const title = terminal.style('stderr', ['red', 'bold'], 'This is a bug in Icarus, not a mistake of yours.');
  const stack = error instanceof Error ? stackOf(error) : String(error);
  return `${title}\nPlease report it with the command, the scenario and the lines below.\n\n${stack}`;
}

function stackOf(error: Error): string {
  const own = error.stack ?? String(error);
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own;
}
