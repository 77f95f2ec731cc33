import { IcarusError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { FailedBranch } from '../../report/comparison/branch-comparison.js';
import type { BranchRecord } from '../../report/run-result.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { JobOutcome } from '../workers/worker-pool.js';
import type { BranchJob, ForkBase } from './branches/branch-job.js';
import { branchLabel } from './branches/branch-label.js';
import type { MarketStep } from './branches/branch-market.js';
import type { BranchRunner, ReadyBranch } from './branches/branch-runner.js';
import type { FinishedBranch } from './branches/run-branch.js';
import type { CheckedBranch, CheckedFork } from './checked-forks.js';
import { DeskDifferences } from './desk/desk-difference.js';
import type { ForkedRun, Forking } from './forked-run.js';
import { describeMoment } from './moments/describe-moment.js';
import { pastOf, sinceFork } from './parent-parts.js';
import type { ScenarioCode } from './scenario-code.js';
import type { Trunk } from './trunk.js';

/** What the branches of a run came to. */
export interface ForkResults {
  /** In the order of the file, a branch's own branches behind it. */
  readonly branches: readonly BranchRecord[];
  readonly failed: readonly FailedBranch[];
  /** What a person should know of changed markets, in sentences. */
  readonly notes: readonly string[];
}

export interface ForkOptions {
  readonly runner: BranchRunner;
  /** The bars for the grafts of a branch's own market changes. */
  readonly graftsOf: (branch: CheckedBranch) => MarketStep['grafts'];
  /** Whether every branch runs the shared past again, as those must whose state cannot be copied. Default: only those. */
  readonly replays?: boolean;
  onProgress?(done: number, total: number): void;
}

interface Planned {
  readonly ready: ReadyBranch;
  readonly branch: CheckedBranch;
  readonly suffixMs: number | null;
}

/** The run that everything begins with. */
export interface ForkedRootRun {
  readonly scenario: EngineScenario;
  readonly code: ScenarioCode;
  readonly run: ForkedRun;
  readonly forks: readonly CheckedFork[];
}

/** Runs all branches of a run that is over, then the branches of those, and compares each with what it left. */
export async function runForks(root: ForkedRootRun, options: ForkOptions): Promise<ForkResults> {
  const { scenario, code, run, forks } = root;
  const trunk: Trunk = {
    ...run,
    name: 'main',
    suffixMs: null,
    scenario,
    forks,
    market: [],
    ancestry: [],
    job: null,
    past: null,
  };
  const forest = new Forest(scenario, code, options);
  await forest.grow([trunk]);
  return forest.results();
}

class Forest {
  private readonly root: EngineScenario;
  private readonly options: ForkOptions;
  private readonly codes = new Map<EngineScenario, ScenarioCode>();
  /** By name of what they left, in the order of the file. */
  private readonly byParent = new Map<string, string[]>();
  private readonly records = new Map<string, BranchRecord>();
  private readonly failures = new Map<string, FailedBranch>();
  private readonly notes: string[] = [];
  private readonly bases = new Map<Forking, ForkBase>();
  /** By the scenario of what branches left. */
  private readonly differences = new Map<EngineScenario, DeskDifferences>();
  private done = 0;
  private total = 0;

  constructor(root: EngineScenario, code: ScenarioCode, options: ForkOptions) {
    this.root = root;
    this.codes.set(root, code);
    this.options = options;
  }

  /** One generation after the other: a branch's branches need what it came to. */
  async grow(trunks: readonly Trunk[]): Promise<void> {
    const planned = trunks.flatMap((trunk) => this.plan(trunk));
    if (planned.length === 0) return;
    const { runner, onProgress } = this.options;
    this.total += planned.length;
    onProgress?.(this.done, this.total);
    const outcomes = await runner.run(
      planned.map(({ ready }) => ready),
      () => onProgress?.(++this.done, this.total),
    );
    const grown = planned.flatMap((one, index) => this.take(one, outcomes[index]));
    await this.grow(grown);
  }

  results(): ForkResults {
    const order: string[] = [];
    const visit = (parent: string) => {
      for (const name of this.byParent.get(parent) ?? []) {
        order.push(name);
        visit(name);
      }
    };
    visit('main');
    return {
      branches: order.flatMap((name) => this.records.get(name) ?? []),
      failed: order.flatMap((name) => this.failures.get(name) ?? []),
      notes: [...new Set(this.notes)],
    };
  }

  private plan(trunk: Trunk): Planned[] {
    this.noteMissed(trunk);
    return trunk.forks.flatMap(({ moment, branches }, momentIndex) =>
      trunk.forkings
        .filter((forking) => forking.momentIndex === momentIndex)
        .flatMap((forking) => {
          const { tsMs } = forking.point.start;
          const suffixMs = moment.kind === 'every' ? tsMs : trunk.suffixMs;
          return branches.map((branch) => this.planOne(trunk, forking, branch, suffixMs));
        }),
    );
  }

  /** An event that a fork waits for need not come. */
  private noteMissed({ name, forks, forkings }: Trunk): void {
    const runner = name === 'main' ? 'the run' : name;
    for (const [index, { moment }] of forks.entries()) {
      if (forkings.some(({ momentIndex }) => momentIndex === index)) continue;
      this.notes.push(`No branch left ${runner} ${describeMoment(moment)}: it never came to that.`);
    }
  }

  private planOne(trunk: Trunk, forking: Forking, branch: CheckedBranch, suffixMs: number | null): Planned {
    const name = suffixMs === null ? branch.name : branchLabel(branch.name, suffixMs);
    const siblings = this.byParent.get(trunk.name) ?? [];
    this.byParent.set(trunk.name, [...siblings, name]);
    const base = this.baseOf(trunk, forking);
    const job: BranchJob = {
      name,
      base,
      scenario: branch.scenario,
      changes: branch.changes,
      difference: this.differencesFrom(trunk.scenario).of(branch.scenario),
      removed: branch.removed,
      warmupBars: branch.warmupBars,
      step: { fromMs: base.point.start.tsMs, changes: branch.market, grafts: this.options.graftsOf(branch) },
      moments: branch.forks.map(({ moment }) => moment),
    };
    this.codes.set(branch.scenario, branch.code);
    const codeOf = (scenario: EngineScenario) => this.codes.get(scenario) as ScenarioCode;
    if (forking.point.replayReason !== null) this.notes.push(replayNote(forking.point.replayReason));
    return { ready: { job, codeOf }, branch, suffixMs };
  }

  private baseOf(trunk: Trunk, forking: Forking): ForkBase {
    const known = this.bases.get(forking) ?? this.createBase(trunk, forking);
    this.bases.set(forking, known);
    return known;
  }

  private createBase(trunk: Trunk, { point, ...cut }: Forking): ForkBase {
    const { equity, metrics } = sinceFork(trunk, { point, ...cut });
    return {
      point,
      parent: trunk.name,
      parentScenario: trunk.scenario,
      rootScenario: this.root,
      ancestry: trunk.ancestry,
      market: trunk.market,
      replay: point.replayReason === null && !this.options.replays ? null : (trunk.job ?? 'root'),
      past: pastOf(trunk, { point, ...cut }),
      since: { points: { tsMs: equity.tsMs.slice(), equity: equity.equity.slice() }, metrics },
    };
  }

  private differencesFrom(parent: EngineScenario): DeskDifferences {
    const known = this.differences.get(parent) ?? new DeskDifferences(parent);
    this.differences.set(parent, known);
    return known;
  }

  /** The branch as a run that others leave in turn; nothing if it failed. */
  private take(planned: Planned, outcome: JobOutcome<FinishedBranch>): Trunk[] {
    const { ready, branch, suffixMs } = planned;
    const { name, base, step } = ready.job;
    if (!outcome.ok) {
      this.failures.set(name, failedBranch(planned, outcome.error));
      return [];
    }
    const { record, run, ancestry, notes } = outcome.result;
    this.records.set(name, record);
    this.notes.push(...notes);
    if (run === null) return [];
    const { scenario, forks } = branch;
    const market = [...base.market, step];
    return [{ ...run, name, suffixMs, scenario, forks, market, ancestry, job: ready.job, past: base.past }];
  }
}

function replayNote(reason: string): string {
  return `${reason} Each branch ran the shared past again, which is as exact and takes longer.`;
}

function failedBranch({ ready: { job } }: Planned, error: Error): FailedBranch {
  const known = error instanceof IcarusError ? error : null;
  return {
    name: job.name,
    parent: job.base.parent,
    forkedAt: isoTime(job.base.point.start.tsMs),
    changes: job.changes,
    error: { code: known?.code ?? 'UNEXPECTED', message: error.message, remedy: known?.remedy ?? null },
  };
}
