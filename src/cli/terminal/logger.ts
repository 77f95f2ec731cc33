import { createRequire } from 'node:module';
import type { Logger as PinoLogger } from 'pino';
import { showsColors, type Terminal } from './terminal.js';

/** From the fewest messages to the most. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = (level: 'debug' | 'info' | 'warn', message: string, values?: object) => void;

/**
 * Messages of at least `level` on stderr: readable lines on a terminal, one JSON object a line otherwise.
 * `beforeLine` runs before each, to clear a progress bar.
 */
export function createLog(
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>>,
  level: LogLevel,
  beforeLine: () => void = () => {},
): Log {
  const threshold = LOG_LEVELS.indexOf(level);
  let logger: PinoLogger | null = null;
  return (messageLevel, message, values = {}) => {
    if (LOG_LEVELS.indexOf(messageLevel) > threshold) return;
    // Loaded with the first message: most runs have none, and loading takes longer than a month of bars.
    logger ??= createPino(terminal, env, level);
    beforeLine();
    logger[messageLevel](values, message);
  };
}

function createPino(terminal: Terminal, env: Readonly<Record<string, string | undefined>>, level: LogLevel) {
  const require = createRequire(import.meta.url);
  const pino = require('pino') as typeof import('pino');
  const destination = { write: (line: string) => void terminal.stderr.write(line) };
  if (terminal.stderr.isTTY !== true)
    return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const { prettyFactory } = require('pino-pretty') as typeof import('pino-pretty');
  const format = prettyFactory({
    colorize: showsColors(terminal.stderr, env),
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
  });
  return pino({ level, base: null }, { write: (line: string) => destination.write(format(line)) });
}
