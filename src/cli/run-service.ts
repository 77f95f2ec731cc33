import type { RunResult } from '../report/run-result.js';

/** What the commands ask of the runner: see runScenarioFile there. */
export interface RunRequest {
  readonly path: string;
  readonly env: Record<string, string | undefined>;
  readonly outDir?: string;
  readonly cache: boolean;
  readonly worker: boolean;
  readonly signal: AbortSignal;
  onProgress(progress: {
    readonly phase: 'load' | 'run' | 'report';
    readonly done: number;
    readonly total: number;
    readonly detail?: string;
  }): void;
  log(level: 'debug' | 'info' | 'warn', message: string, values?: object): void;
}

/** A finished run: `files` are the absolute paths of what it wrote. */
export interface FinishedRun {
  readonly result: RunResult;
  readonly outDir: string;
  readonly files: readonly string[];
  readonly elapsedMs: number;
  readonly barsPerSecond: number;
}
