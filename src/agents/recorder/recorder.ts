import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { RunRecord } from './run-record.js';

/** Writes fills, liquidations, refusals, shrinks and what became of worked orders into the record of the run. */
export class Recorder implements Agent {
  readonly id = 'recorder';
  private readonly record: RunRecord;

  constructor(record: RunRecord) {
    this.record = record;
  }

  start(kernel: Kernel): void {
    const { refusalsByRule, shrinksByRule } = this.record;
    kernel.topics.orderFilled.subscribe(this.id, (fill) => this.record.recordFill(fill));
    kernel.topics.executionCompleted.subscribe(this.id, (execution) => this.record.recordExecution(execution));
    kernel.topics.positionLiquidated.subscribe(this.id, (liquidation) => this.record.recordLiquidation(liquidation));
    kernel.topics.tradingHalted.subscribe(this.id, (halt) => this.record.halts.push(halt));
    kernel.topics.tradingResumed.subscribe(this.id, (resumption) => this.record.resumptions.push(resumption));
    kernel.topics.riskWarned.subscribe(this.id, (warning) => this.record.riskWarnings.push(warning));
    const count = (rule: string) => refusalsByRule.set(rule, (refusalsByRule.get(rule) ?? 0) + 1);
    kernel.topics.orderRefused.subscribe(this.id, ({ rule }) => count(rule));
    kernel.topics.orderShrunk.subscribe(this.id, ({ rule }) => {
      shrinksByRule.set(rule, (shrinksByRule.get(rule) ?? 0) + 1);
    });
    kernel.topics.orderRejected.subscribe(this.id, ({ reason }) => count(`venue: ${reason}`));
    kernel.topics.signalDropped.subscribe(this.id, ({ reason }) => count(`allocator: ${reason}`));
    kernel.topics.allocationChanged.subscribe(this.id, (allocation) => this.record.recordAllocation(allocation));
    kernel.topics.allocationValidated.subscribe(this.id, (validation) => this.record.validations.push(validation));
  }
}
