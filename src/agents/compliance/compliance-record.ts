import { GrowableColumn } from '../recorder/growable-column.js';

/** What a fill is measured by: the decision that it goes back to. */
export interface FillOrigin {
  /** 0: nobody asked for it (a liquidation). */
  readonly intentId: number;
  /** The last price when the order was approved, float; NaN for what was not approved on its own. */
  readonly arrivalPrice: number;
  readonly approvedTsMs: number;
}

/** A {@link ComplianceRecord} as plain data. */
export interface ComplianceRecordState {
  readonly blockedByRule: ReadonlyMap<string, number>;
  readonly flaggedByRule: ReadonlyMap<string, number>;
  readonly intentIds: Float64Array;
  readonly arrivalPrices: Float64Array;
  readonly approvedTsMs: Float64Array;
}

/**
 * What compliance leaves behind for the report: append-only, and nobody decides by it. The origins are in the order of
 * the run's fills, one for each.
 */
export class ComplianceRecord {
  readonly blockedByRule = new Map<string, number>();
  readonly flaggedByRule = new Map<string, number>();
  private readonly intentIds = new GrowableColumn();
  private readonly arrivalPrices = new GrowableColumn();
  private readonly approvedTsMs = new GrowableColumn();

  recordFill({ intentId, arrivalPrice, approvedTsMs }: FillOrigin): void {
    this.intentIds.push(intentId);
    this.arrivalPrices.push(arrivalPrice);
    this.approvedTsMs.push(approvedTsMs);
  }

  recordBlock(rule: string): void {
    this.blockedByRule.set(rule, (this.blockedByRule.get(rule) ?? 0) + 1);
  }

  recordFlag(rule: string): void {
    this.flaggedByRule.set(rule, (this.flaggedByRule.get(rule) ?? 0) + 1);
  }

  origins(): FillOrigin[] {
    const arrivalPrices = this.arrivalPrices.toArray();
    const approvedTsMs = this.approvedTsMs.toArray();
    return Array.from(this.intentIds.toArray(), (intentId, index) => ({
      intentId,
      arrivalPrice: arrivalPrices[index],
      approvedTsMs: approvedTsMs[index],
    }));
  }

  /** All of it, as plain data. A copy. */
  get state(): ComplianceRecordState {
    return {
      blockedByRule: new Map(this.blockedByRule),
      flaggedByRule: new Map(this.flaggedByRule),
      intentIds: this.intentIds.toArray(),
      arrivalPrices: this.arrivalPrices.toArray(),
      approvedTsMs: this.approvedTsMs.toArray(),
    };
  }

  set state(state: ComplianceRecordState) {
    this.clear();
    for (const [rule, count] of state.blockedByRule) this.blockedByRule.set(rule, count);
    for (const [rule, count] of state.flaggedByRule) this.flaggedByRule.set(rule, count);
    this.intentIds.load(state.intentIds);
    this.arrivalPrices.load(state.arrivalPrices);
    this.approvedTsMs.load(state.approvedTsMs);
  }

  clear(): void {
    this.blockedByRule.clear();
    this.flaggedByRule.clear();
    for (const column of [this.intentIds, this.arrivalPrices, this.approvedTsMs]) column.clear();
  }
}
