import { styleText } from 'node:util';

/** Where text goes: process.stdout, process.stderr, or a test's collector. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export type TextStyle = Parameters<typeof styleText>[0];

/** The two streams of a command: results on `stdout`, everything else on `stderr`. */
export interface Terminal {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Text in a style, if `stream` shows colours. */
  style(stream: 'stdout' | 'stderr', style: TextStyle, text: string): string;
}

/** Colours are used on a terminal, unless NO_COLOR (see no-color.org) or TERM=dumb asks not to. */
export function createTerminal(
  stdout: OutputStream,
  stderr: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const streams = { stdout, stderr };
  return {
    stdout,
    stderr,
    style: (stream, style, text) => (showsColors(streams[stream], env) ? styleText(style, text, STYLE_ALWAYS) : text),
  };
}

/** Whether `stream` is a terminal that shows colours. */
export function showsColors(stream: OutputStream, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return stream.isTTY === true && env.TERM !== 'dumb';
}

// Newer versions of Node look at process.stdout by themselves; which stream is meant is decided here.
const STYLE_ALWAYS = { validateStream: false };
