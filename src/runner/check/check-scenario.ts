import { composeEngine } from '../compose/compose-engine.js';
import { DigestRecorder } from '../event-stream/event-digests.js';
import type { PreparedRun } from '../prepare/prepare-run.js';
import { runBacktest } from '../run-backtest.js';
import { checkDeterminism } from './check-determinism.js';
import { checkLookahead, skipped } from './check-lookahead.js';
import type { CheckReport } from './check-report.js';
import { checkState } from './check-state.js';
import type { CheckSubject } from './check-subject.js';
import { checkWarmUp } from './check-warm-up.js';
import { chooseCuts, firstMomentMs, lastMomentMs } from './choose-cuts.js';
import { SignalLog } from './signal-log.js';

export interface CheckOptions {
  /** As the user named the scenario. */
  readonly path: string;
  /** How many ends to cut the data at. */
  readonly cuts: number;
  /** For which ones. */
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Runs done, and how many there are about. */
  onProgress?(done: number, total: number): void;
}

/** The whole run, its repetition, three copies of its state with the run that made them, and three later starts. */
const RUNS_BESIDE_CUTS = 9;

/**
 * Looks for what makes a backtest worth nothing: decisions that know the future, that depend on chance, or on what a
 * strategy hides outside its state. Every check is a run of the scenario, held against the first one event by event.
 */
export async function checkScenario(
  run: Pick<PreparedRun, 'scenario' | 'load'>,
  { path, cuts, seed, signal, onProgress }: CheckOptions,
): Promise<CheckReport> {
  let done = 0;
  const step = () => onProgress?.(done++, cuts + RUNS_BESIDE_CUTS);
  step();
  const { scenario } = run;
  const recorder = new DigestRecorder();
  const signals = new SignalLog(scenario.strategies.length);
  const input = await run.load();
  const whole = await runBacktest(input, {
    onEvent: (topic, event) => {
      recorder.onEvent(topic, event);
      signals.onEvent(topic, event);
    },
    onBatch: () => signal?.throwIfAborted(),
  });
  const { instruments } = composeEngine(scenario, input.strategies, input);
  const names = { strategyIds: scenario.strategies.map(({ id }) => id), instruments };
  const subject: CheckSubject = { run, digests: recorder.digests(), signals, names, signal, step };
  const [fromMs, toMs] = [firstMomentMs(input), lastMomentMs(input)];
  const determinism = await checkDeterminism(subject, input);
  const rest =
    determinism.cause === 'chance'
      ? notJudged('Every run is another one: first mend what depends on chance.')
      : {
          lookahead: await checkLookahead(subject, chooseCuts(input, signals, cuts, seed)),
          state: await checkState(subject, fromMs, toMs),
          warmUp: await checkWarmUp(subject, whole, fromMs, toMs),
        };
  return {
    path,
    fingerprint: whole.result.fingerprint,
    events: whole.result.counts.events,
    signals: signals.count,
    determinism,
    ...rest,
    clean: [determinism, rest.lookahead, rest.state].every(({ status }) => status !== 'fail'),
  };
}

/** Runs that differ by themselves prove nothing when their data differ, too. */
function notJudged(reason: string): Pick<CheckReport, 'lookahead' | 'state' | 'warmUp'> {
  return {
    lookahead: skipped(reason),
    state: { status: 'skipped', snapshots: 0, hidden: [], change: null, snapshotTs: null, reason },
    warmUp: { status: 'skipped', starts: [], reason },
  };
}
