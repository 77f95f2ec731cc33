import type { CliServices } from './cli-services.js';
import type { Terminal } from './terminal/terminal.js';

/** All that a command may touch: where it writes, what it reads, and how it is told to stop. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path that relative paths on the command line are relative to. */
  readonly cwd: string;
  /** Aborted with an Interruption on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly services: CliServices;
  /** How this program is called, for hints of what to type next: `sim`, or what works in a clone of it. */
  readonly program: string;
  /** A clock for progress and rates, ms. */
  readonly now: () => number;
}
