import { differenceConclusion } from '../../analytics/comparison/difference-conclusion.js';
import { computeMetrics } from '../../analytics/compute-metrics.js';
import { IcarusError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { moneyToFloat } from '../../core/units.js';
import type { FailedBranch } from '../../report/comparison/branch-comparison.js';
import type { BranchRecord } from '../../report/run-result.js';
import { initialCash } from '../compose/compose-engine.js';
import { joinParts, partMetricsInput, type RunPart } from '../describe/run-part.js';
import { winPctOf } from '../describe/strategy-tally.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { JobOutcome } from '../workers/worker-pool.js';
import type { BranchJob } from './branch-job.js';
import { branchLabel } from './branch-label.js';
import type { MarketStep } from './branch-market.js';
import type { BranchRunner, ReadyBranch } from './branch-runner.js';
import type { CheckedBranch, CheckedFork } from './checked-forks.js';
import { describeMoment } from './describe-moment.js';
import { type DeskDifference, deskDifference } from './desk-difference.js';
import type { ForkedRun, Forking } from './forked-run.js';
import { ParentParts } from './parent-parts.js';
import type { FinishedBranch } from './run-branch.js';
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
  readonly trunk: Trunk;
  readonly forking: Forking;
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
  private readonly parents = new ParentParts();
  /** By the branch's scenario, which has one parent. */
  private readonly differences = new Map<EngineScenario, DeskDifference>();
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
    const step = { fromMs: forking.point.start.tsMs, changes: branch.market, grafts: this.options.graftsOf(branch) };
    const since = this.parents.since(trunk, forking);
    const job: BranchJob = {
      name,
      point: forking.point,
      replay: forking.point.replayReason === null && !this.options.replays ? null : (trunk.job ?? 'root'),
      parentScenario: trunk.scenario,
      scenario: branch.scenario,
      difference: this.differenceOf(trunk.scenario, branch.scenario),
      parentPoints: { tsMs: since.equity.tsMs.slice(), equity: since.equity.equity.slice() },
      removed: branch.removed,
      warmupBars: branch.warmupBars,
      market: [...trunk.market, step],
      rootScenario: this.root,
      ancestry: trunk.ancestry,
      moments: branch.forks.map(({ moment }) => moment),
    };
    this.codes.set(branch.scenario, branch.code);
    const codeOf = (scenario: EngineScenario) => this.codes.get(scenario) as ScenarioCode;
    if (forking.point.replayReason !== null) this.notes.push(replayNote(forking.point.replayReason));
    return { ready: { job, codeOf }, branch, trunk, forking, suffixMs };
  }

  private differenceOf(parent: EngineScenario, branch: EngineScenario): DeskDifference {
    const known = this.differences.get(branch) ?? deskDifference(parent, branch);
    this.differences.set(branch, known);
    return known;
  }

  /** The branch as a run that others leave in turn; nothing if it failed. */
  private take(planned: Planned, outcome: JobOutcome<FinishedBranch>): Trunk[] {
    const { ready, branch, trunk, forking, suffixMs } = planned;
    const { name, market } = ready.job;
    if (!outcome.ok) {
      this.failures.set(name, failedBranch(planned, outcome.error));
      return [];
    }
    const { result } = outcome;
    const past = this.parents.past(trunk, forking);
    this.records.set(name, this.describe(planned, result, past));
    this.notes.push(...result.notes);
    return [
      { ...result, name, suffixMs, scenario: branch.scenario, forks: branch.forks, market, job: ready.job, past },
    ];
  }

  private describe(planned: Planned, finished: FinishedBranch, past: RunPart): BranchRecord {
    const { ready, branch, trunk, forking } = planned;
    const { record, part, ending } = finished.described;
    const { difference, endTsMs } = finished.compared;
    const { start } = forking.point;
    const whole = joinParts(past, part);
    return {
      ...record,
      ownBars: record.result.counts.bars - closedRows(forking),
      result: {
        ...record.result,
        parent: trunk.name,
        forkedAt: isoTime(start.tsMs),
        changes: branch.changes,
        comparison: {
          from: isoTime(start.tsMs),
          to: isoTime(endTsMs),
          metrics: record.result.metrics,
          parentMetrics: this.parents.since(trunk, forking).metrics,
          difference,
          conclusion: differenceConclusion(difference, {
            spanMs: endTsMs - start.tsMs,
            name: ready.job.name,
            otherName: trunk.name === 'main' ? 'the run itself' : trunk.name,
          }),
        },
        metrics: computeMetrics({
          ...partMetricsInput(whole),
          initialEquity: moneyToFloat(initialCash(this.root)),
          ...ending,
        }),
        strategies: record.result.strategies.map((strategy) => ({
          ...strategy,
          trades: whole.byStrategy[strategy.id]?.trades ?? 0,
          winRatePct: winPctOf(whole.byStrategy[strategy.id]),
        })),
      },
    };
  }
}

function replayNote(reason: string): string {
  return `${reason} Each branch ran the shared past again, which is as exact and takes longer.`;
}

function closedRows({ point }: Forking): number {
  return point.snapshot.series.reduce((sum, one) => sum + one.closedRows, 0);
}

function failedBranch({ ready, branch, trunk, forking }: Planned, error: Error): FailedBranch {
  const known = error instanceof IcarusError ? error : null;
  return {
    name: ready.job.name,
    parent: trunk.name,
    forkedAt: isoTime(forking.point.start.tsMs),
    changes: branch.changes,
    error: { code: known?.code ?? 'UNEXPECTED', message: error.message, remedy: known?.remedy ?? null },
  };
}
