import type { FinishedRun } from '../../runner/run-ready.js';
import type { Terminal } from '../terminal/terminal.js';

export interface PrintRunOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** What a run came to, on stdout: for people, or as one JSON object. */
export async function printRun(run: FinishedRun, { json, quiet, cwd, terminal }: PrintRunOptions): Promise<void> {
  if (json) {
    const { formatRunJson } = await import('../summary/format-run-json.js');
    terminal.stdout.write(formatRunJson(run));
  } else if (!quiet) {
    const { formatRunSummary } = await import('../summary/format-run-summary.js');
    terminal.stdout.write(formatRunSummary(run, { cwd, terminal }));
  }
}
