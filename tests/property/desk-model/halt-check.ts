import type { AgentFailed } from '../../../src/events/agent-events.js';
import type { EventHeader } from '../../../src/events/event.js';
import type { CapitalTransferred } from '../../../src/events/ledger-events.js';
import type { TradingHalted, TradingResumed } from '../../../src/events/risk-events.js';
import type { ModelDesk } from './desk-model.js';
import { DESK, type ExpectedHalt, ModelHalts } from './model-halts.js';

const KILL_SWITCH = 'killSwitch';

/** Halts come exactly when a loss is too large, name it, and end exactly when they said they would. */
export class HaltCheck {
  readonly losses: ModelHalts;
  private readonly desk: ModelDesk;
  /** What the look that is under way has found and nobody has announced yet; null: nobody looks. */
  private expected: ExpectedHalt[] | null = null;
  readonly failed = new Set<number>();

  constructor(desk: ModelDesk) {
    this.desk = desk;
    this.losses = new ModelHalts(desk.settings.scenario.risk, desk.books, desk.tsMs);
  }

  /** The desk looks at its losses now. */
  look(): void {
    this.expected = this.losses.look();
  }

  /** Whoever had to be halted has been. */
  lookEnds(): void {
    const missing = this.expected?.find(({ isClose }) => !isClose);
    if (missing !== undefined) {
      this.desk.problem(`${missing.rule} of ${missing.strategy} stands at ${missing.value}, and trading goes on`);
    }
    this.expected = null;
  }

  settle(nowMs: number): void {
    for (const [strategy, { rule, untilTsMs }] of this.losses.inForce) {
      if (untilTsMs <= nowMs) this.desk.problem(`the halt of ${strategy} by ${rule} should have ended at ${untilTsMs}`);
    }
  }

  published(topic: string, event: EventHeader, pass: () => void): void {
    if (topic === 'TradingHalted') this.halted(event as TradingHalted);
    if (topic === 'TradingResumed') {
      pass();
      this.resumed(event as TradingResumed);
    }
    if (topic === 'AgentFailed') {
      const { agentId, message } = event as AgentFailed;
      if (message !== 'sabotaged') this.desk.problem(`${agentId} failed: ${message}`);
    }
  }

  delivered(topic: string, event: EventHeader): void {
    if (topic === 'AgentFailed') this.failed.add((event as AgentFailed).strategyIndex);
    if (topic !== 'CapitalTransferred') return;
    const { fromStrategyIndex, toStrategyIndex, amount } = event as CapitalTransferred;
    const moved = Number(amount) / 1e16;
    this.losses.capitalMoves(fromStrategyIndex, -moved);
    this.losses.capitalMoves(toStrategyIndex, moved);
  }

  private halted({ rule, strategyIndex, value, limit, untilTsMs, flatten, tsMs, seq }: TradingHalted): void {
    const { desk, losses } = this;
    desk.meet(`halt by ${rule}`);
    if (flatten !== (desk.settings.scenario.risk.halt?.flatten ?? false)) desk.problem('flattens as nobody asked');
    if (rule === KILL_SWITCH) {
      if (untilTsMs !== Number.POSITIVE_INFINITY) desk.problem('a kill switch that ends');
    } else {
      const found = this.expected?.findIndex((one) => one.rule === rule && one.strategy === strategyIndex) ?? -1;
      if (losses.unsure.has(strategyIndex)) desk.meet('halt of a strategy that had given all');
      else if (found < 0) desk.problem(`${rule} halts ${strategyIndex} at ${value}, which is no more than ${limit}`);
      else if (Math.abs((this.expected as ExpectedHalt[])[found].value - value) > 1e-6)
        desk.problem(`${rule} says ${value}, it is ${this.expected?.[found].value}`);
      if (found >= 0) this.expected?.splice(found, 1);
      if (limit !== losses.limitOf(rule)) desk.problem(`${rule} halts at ${limit}`);
      if (untilTsMs !== losses.untilOf(rule, tsMs)) desk.problem(`${rule} halts until ${untilTsMs}`);
    }
    losses.inForce.set(strategyIndex, { rule, limit, untilTsMs, seq });
  }

  private resumed({ rule, strategyIndex, tsMs }: TradingResumed): void {
    const { desk, losses } = this;
    const halt = losses.inForce.get(strategyIndex);
    desk.meet(strategyIndex === DESK ? 'desk resumes' : 'strategy resumes');
    if (halt?.rule !== rule) desk.problem(`${rule} resumes what ${halt?.rule} had halted`);
    if (tsMs !== halt?.untilTsMs) desk.problem(`resumes at ${tsMs}, not at ${halt?.untilTsMs}`);
    losses.resumed(strategyIndex, rule, tsMs);
  }
}
