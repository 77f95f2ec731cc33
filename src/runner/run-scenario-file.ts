import { resolve } from 'node:path';
import { type FinishedRun, type RunReadyOptions, runReady } from './run-ready.js';
import { loadScenario } from './scenario/load-scenario.js';
import { importOnce } from './user-files/import-once.js';
import { withCheckedCode } from './user-files/resolve-code.js';
import { withCheckedForks } from './user-files/resolve-forks.js';

export interface RunScenarioFileOptions extends Omit<RunReadyOptions, 'outDir'> {
  /** Path of the scenario, as the user named it. */
  readonly path: string;
  /** For `${VARIABLE}` in the scenario. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: `reports/<scenario name>` in the current folder. */
  readonly outDir?: string;
}

/** From a scenario file to a report on disk: what `sim run` does. All files appear whole, or none. */
export async function runScenarioFile(options: RunScenarioFileOptions): Promise<FinishedRun> {
  const loaded = loadScenario(options.path, options.env);
  if (loaded.sweep !== undefined)
    options.log('warn', 'The scenario has a sweep, which `sim sweep` runs: this is one run, with its own values.');
  const importFile = importOnce();
  const checked = await withCheckedCode(loaded, { importFile });
  const forks = await withCheckedForks(loaded, { importFile });
  const outDir = resolve(options.outDir ?? `reports/${checked.scenario.name}`);
  return runReady({ ...checked, forks }, { ...options, outDir });
}
