import type { Feed } from '../../kernel/feed.js';
import { driveReplay } from '../../kernel/replay-driver.js';
import type { TickData } from '../../kernel/ticks/tick-series.js';
import type { Engine } from '../compose/compose-engine.js';
import { marketRange } from '../forks/moments/market-range.js';
import { markRun } from './mark-run.js';
import { validateShares } from './validate-shares.js';
import { type ValidationMark, withMark } from './validation-mark.js';
import type { ValidationSetup } from './validation-setup.js';

export interface RunDriverOptions {
  /** Null: the allocator asks for nothing, and the run is driven straight on. */
  readonly validation: ValidationSetup | null;
  /** Awaited between batches, those of trials too. */
  onBatch?(): void | Promise<void>;
}

/**
 * Drives a run through history and answers what its allocator asks. Shares are proposed at rebalances alone, whose times
 * are known: the run halts right behind each, and an answer is handed in there, at the time of the question and before
 * anything else happens.
 */
export class RunDriver {
  private readonly engine: Engine;
  private readonly feeds: readonly Feed[];
  private readonly options: RunDriverOptions;
  private ring: readonly ValidationMark[];
  /** Of the next rebalance; Infinity: there will be none to answer. */
  private nextMs: number;

  /** @param feeds by data set: they begin where the engine stands. */
  constructor(engine: Engine, feeds: readonly Feed[], options: RunDriverOptions) {
    this.engine = engine;
    this.feeds = feeds;
    this.options = options;
    this.ring = options.validation?.marks ?? [];
    this.nextMs = this.firstRebalanceMs();
  }

  /** How the run stood behind its last rebalances, as far as trials look back. */
  get marks(): readonly ValidationMark[] {
    return this.ring;
  }

  /** Runs to `tsMs`, inclusive, or to the end of the data. It may be called again to go on from there. */
  async driveTo(tsMs: number): Promise<void> {
    const { validation } = this.options;
    // A question that was open when the run was put away.
    if (validation !== null && this.engine.allocator.state.proposal !== null) await this.attend(validation);
    while (validation !== null && this.nextMs <= tsMs) {
      const isOver = (await this.replay(this.nextMs)).kind === 'ended';
      await this.attend(validation);
      if (isOver) return;
      this.nextMs += this.everyMs;
    }
    await this.replay(tsMs);
  }

  private replay(untilMs: number) {
    const { loop, series } = this.engine;
    return driveReplay(loop, series, this.feeds, this.options.onBatch, untilMs);
  }

  private get everyMs(): number {
    return this.engine.allocator.intervalMs ?? Number.POSITIVE_INFINITY;
  }

  private firstRebalanceMs(): number {
    const { validation } = this.options;
    if (validation === null || this.engine.allocator.intervalMs === undefined) return Number.POSITIVE_INFINITY;
    const { tsMs } = this.engine.kernel.clock;
    const fromMs = Number.isFinite(tsMs) ? tsMs : firstMoment(validation);
    return (Math.floor(fromMs / this.everyMs) + 1) * this.everyMs;
  }

  /** Behind a rebalance: answers what was asked, and remembers how the run stands then. */
  private async attend(setup: ValidationSetup): Promise<void> {
    await this.answer(setup);
    this.remember(setup);
  }

  private async answer(setup: ValidationSetup): Promise<void> {
    const { kernel, allocator } = this.engine;
    const { proposal, shares } = allocator.state;
    const { validate } = setup.scenario.allocator;
    if (proposal === null || validate === undefined) return;
    const { tsMs } = kernel.clock;
    const tried = { tsMs, shares, marks: this.ring, present: () => markRun(this.engine) };
    const answer = await validateShares(setup, proposal, tried, validate, this.options.onBatch);
    kernel.handIn(kernel.topics.allocationValidated, answer);
  }

  private remember({ scenario }: ValidationSetup): void {
    const { validate } = scenario.allocator;
    if (validate?.over === 'past') this.ring = withMark(this.ring, markRun(this.engine), validate.lookbackMs);
  }
}

/** Of any data, order books and quotes included. */
function firstMoment({ scenario, market }: ValidationSetup): number {
  const { afterMs } = marketRange(scenario, market);
  return market.ticks.reduce((first, one) => Math.min(first, firstTickMs(one)), afterMs);
}

function firstTickMs(ticks: TickData | null): number {
  if (ticks === null) return Number.POSITIVE_INFINITY;
  const firsts = [ticks.trades, ticks.quotes, ticks.depth].map(({ length, tsMs }) => (length > 0 ? tsMs[0] : Infinity));
  return Math.min(...firsts);
}
