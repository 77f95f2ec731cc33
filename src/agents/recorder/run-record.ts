import type { EquityCurve } from '../../analytics/equity-curve.js';
import type { AllocationChanged } from '../../events/decision-events.js';
import type { ExecutionCompleted } from '../../events/execution-events.js';
import type { PositionLiquidated } from '../../events/ledger-events.js';
import type { OrderFilled } from '../../events/order-events.js';
import type { RiskWarned, TradingHalted, TradingResumed } from '../../events/risk-events.js';
import type { AllocationValidated } from '../../events/validation-events.js';
import { EquityLog } from './equity-log.js';
import { FillLog, type RecordedFill } from './fill-log.js';

/** A {@link RunRecord} as plain data. */
export interface RunRecordState {
  readonly counts: Readonly<Record<'refusalsByRule' | 'shrinksByRule', ReadonlyMap<string, number>>>;
  readonly lists: {
    readonly executionList: readonly ExecutionCompleted[];
    readonly liquidationList: readonly PositionLiquidated[];
    readonly allocationList: readonly AllocationChanged[];
    readonly halts: readonly TradingHalted[];
    readonly resumptions: readonly TradingResumed[];
    readonly riskWarnings: readonly RiskWarned[];
    readonly validations: readonly AllocationValidated[];
  };
  /** As numbers, see FillLog. */
  readonly fills: Float64Array;
  readonly equity: EquityCurve;
}

/**
 * What a run leaves behind: append-only, and nobody decides by it. It is therefore no part of an agent's state, and a
 * snapshot does not grow with the length of the past.
 */
export class RunRecord {
  readonly refusalsByRule = new Map<string, number>();
  readonly shrinksByRule = new Map<string, number>();
  private readonly executionList: ExecutionCompleted[] = [];
  private readonly liquidationList: PositionLiquidated[] = [];
  private readonly allocationList: AllocationChanged[] = [];
  /** Halts, resumptions and warnings of risk, each in order. */
  readonly halts: TradingHalted[] = [];
  readonly resumptions: TradingResumed[] = [];
  readonly riskWarnings: RiskWarned[] = [];
  /** What proposed shares would have come to, in order. */
  readonly validations: AllocationValidated[] = [];
  private readonly fillLog = new FillLog();
  private readonly equityLog = new EquityLog();

  /** All of it, as plain data: for a run that is put away and goes on elsewhere. A copy. */
  get state(): RunRecordState {
    const { refusalsByRule, shrinksByRule, executionList, liquidationList, allocationList } = this;
    const { halts, resumptions, riskWarnings, validations } = this;
    return structuredClone({
      counts: { refusalsByRule, shrinksByRule },
      lists: { executionList, liquidationList, allocationList, halts, resumptions, riskWarnings, validations },
      fills: this.fillLog.numbers,
      equity: this.equityCurve(),
    });
  }

  set state(state: RunRecordState) {
    this.clear();
    const { counts, lists, fills, equity } = structuredClone(state);
    for (const [rule, count] of counts.refusalsByRule) this.refusalsByRule.set(rule, count);
    for (const [rule, count] of counts.shrinksByRule) this.shrinksByRule.set(rule, count);
    this.executionList.push(...lists.executionList);
    this.liquidationList.push(...lists.liquidationList);
    this.allocationList.push(...lists.allocationList);
    this.halts.push(...lists.halts);
    this.resumptions.push(...lists.resumptions);
    this.riskWarnings.push(...lists.riskWarnings);
    this.validations.push(...lists.validations);
    this.fillLog.numbers = fills;
    this.equityLog.load(equity);
  }

  recordFill(fill: OrderFilled): void {
    this.fillLog.push(fill);
  }

  get fillCount(): number {
    return this.fillLog.length;
  }

  /** Every fill so far, made into objects anew at each call. */
  get fills(): readonly RecordedFill[] {
    return this.fillLog.toArray();
  }

  recordExecution(execution: ExecutionCompleted): void {
    this.executionList.push(execution);
  }

  /** Every intent that an algorithm has worked to its end, in the order of their ends. */
  get executions(): readonly ExecutionCompleted[] {
    return this.executionList;
  }

  recordLiquidation(liquidation: PositionLiquidated): void {
    this.liquidationList.push(liquidation);
  }

  /** Every position that the venue closed, in order: the same as that of the fills of role `liquidation`. */
  get liquidations(): readonly PositionLiquidated[] {
    return this.liquidationList;
  }

  recordAllocation(allocation: AllocationChanged): void {
    this.allocationList.push(allocation);
  }

  /** Every time that the strategies' shares were set, in order. */
  get allocations(): readonly AllocationChanged[] {
    return this.allocationList;
  }

  sampleEquity(tsMs: number, equity: number, cash: number, exposure: number, drawdownPct: number): void {
    this.equityLog.push(tsMs, equity, cash, exposure, drawdownPct);
  }

  clear(): void {
    this.fillLog.clear();
    this.refusalsByRule.clear();
    this.shrinksByRule.clear();
    this.executionList.length = 0;
    this.liquidationList.length = 0;
    for (const list of [this.halts, this.resumptions, this.riskWarnings, this.validations]) list.length = 0;
    this.allocationList.length = 0;
    this.equityLog.clear();
  }

  /** How many points of the equity curve there are so far. */
  get sampleCount(): number {
    return this.equityLog.length;
  }

  get lastSampleTsMs(): number {
    return this.equityLog.lastTsMs;
  }

  equityCurve(): EquityCurve {
    return this.equityLog.toCurve();
  }
}
