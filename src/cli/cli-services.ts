import type { FinishedRun } from '../runner/run-ready.js';
import type { RunScenarioFileOptions } from '../runner/run-scenario-file.js';
import type { ResumeRunFileOptions } from '../runner/snapshot/resume-run-file.js';
import type { FinishedSweep, RunSweepFileOptions } from '../runner/sweep/run-sweep-file.js';

/** What the commands call: handed in, so that tests can put something else in its place. */
export interface CliServices {
  runScenarioFile(request: RunScenarioFileOptions): Promise<FinishedRun>;
  resumeRunFile(request: ResumeRunFileOptions): Promise<FinishedRun>;
  runSweepFile(request: RunSweepFileOptions): Promise<FinishedSweep>;
}

/** The real thing, each part loaded when it is first called: `sim --help` should not wait for the engine. */
export const cliServices: CliServices = {
  async runScenarioFile(request) {
    const { tuneV8, tuneV8ForBranches } = await import('../runner/tune-v8.js');
    tuneV8();
    const { runScenarioFile } = await import('../runner/run-scenario-file.js');
    return runScenarioFile({ onThreads: tuneV8ForBranches, ...request });
  },
  async resumeRunFile(request) {
    const { tuneV8, tuneV8ForBranches } = await import('../runner/tune-v8.js');
    tuneV8();
    const { resumeRunFile } = await import('../runner/snapshot/resume-run-file.js');
    return resumeRunFile({ onThreads: tuneV8ForBranches, ...request });
  },
  async runSweepFile(request) {
    const { tuneV8 } = await import('../runner/tune-v8.js');
    tuneV8();
    const { runSweepFile } = await import('../runner/sweep/run-sweep-file.js');
    return runSweepFile(request);
  },
};
