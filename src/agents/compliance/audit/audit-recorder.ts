import type { Instrument } from '../../../core/instrument.js';
import { isoTime } from '../../../core/iso-time.js';
import type { OrderFilled } from '../../../events/order-events.js';
import type { Agent } from '../../../kernel/agent.js';
import type { Kernel } from '../../../kernel/kernel.js';
import type { ComplianceRecord } from '../compliance-record.js';
import { type AuditedEvent, type AuditView, auditEntry } from './audit-entry.js';
import type { AuditSink } from './audit-sink.js';
import { type ChainState, createChainState } from './chain-state.js';
import { type ChainedEvent, type ChainSurroundings, type Place, placeInChain } from './decision-chain.js';

export interface AuditRecorderOptions {
  readonly instruments: readonly Instrument[];
  readonly strategyIds: readonly string[];
  readonly record: ComplianceRecord;
  readonly sink: AuditSink;
  /** The number that execution gives to the next order. */
  readonly nextOrderId: () => number;
}

interface AuditState {
  readonly chain: ChainState;
  /** By instrument: close time of its last bar. */
  readonly barTsMs: (number | undefined)[];
  /** `seq` of the last entry written. */
  writtenSeq: number;
}

/**
 * Writes every derived event of the run into the audit trail, with what it follows from, and measures each fill by its
 * decision. It decides nothing. It stands before execution, so that a clearance is heard before it becomes an order.
 */
export class AuditRecorder implements Agent {
  readonly id = 'audit';
  state: AuditState;
  private readonly options: AuditRecorderOptions;
  /** Entries of events that were delivered ahead of their turn, by `seq`; empty between root events. */
  private readonly early = new Map<number, string>();

  constructor(options: AuditRecorderOptions) {
    const { strategyIds, instruments } = options;
    this.options = options;
    this.state = {
      chain: createChainState(strategyIds.length, instruments.length),
      barTsMs: instruments.map(() => undefined),
      writtenSeq: 0,
    };
  }

  start(kernel: Kernel): void {
    const { topics, market } = kernel;
    const { instruments, strategyIds, nextOrderId, record } = this.options;
    const lastPrice = (instrumentIndex: number) => market.lastPrice[instrumentIndex];
    const view: AuditView = {
      instruments,
      strategyIds,
      lastPrice,
      lastBarTsMs: (instrumentIndex) => this.state.barTsMs[instrumentIndex],
      iso: rememberingIso(),
    };
    for (const topic of topics.barClosed) {
      topic.subscribe(this.id, ({ instrumentIndex, tsMs }) => {
        this.state.barTsMs[instrumentIndex] = tsMs;
      });
    }
    topics.orderFilled.subscribe(this.id, (fill) => this.measure(fill));
    topics.orderBlocked.subscribe(this.id, ({ rule }) => record.recordBlock(rule));
    topics.complianceFlagged.subscribe(this.id, ({ rule }) => record.recordFlag(rule));
    const around: ChainSurroundings = { nextOrderId, lastPrice };
    for (const topic of topics.derived) topic.subscribe(this.id, (event) => this.write(event, view, around));
  }

  private write(event: AuditedEvent, view: AuditView, around: ChainSurroundings): void {
    const place = placeInChain(this.state.chain, event as ChainedEvent, around);
    this.early.set(event.seq, auditEntry(event, place ?? (event as Place), view));
    let next = this.early.get(this.state.writtenSeq + 1);
    while (next !== undefined) {
      this.options.sink.write(next);
      this.early.delete(++this.state.writtenSeq);
      next = this.early.get(this.state.writtenSeq + 1);
    }
  }

  /** Heard before the entry is written: that forgets an order which is done. */
  private measure({ orderId }: OrderFilled): void {
    const trace = this.state.chain.orders.get(orderId);
    const { intentId, arrivalPrice, approvedTsMs } = trace ?? NO_ORIGIN;
    this.options.record.recordFill({ intentId, arrivalPrice, approvedTsMs });
  }
}

/** Remembers the last time written; it holds nothing that could not be computed again. */
function rememberingIso(): (tsMs: number) => string {
  let lastTsMs = Number.NaN;
  let text = '';
  return (tsMs) => {
    if (tsMs !== lastTsMs) text = isoTime(tsMs);
    lastTsMs = tsMs;
    return text;
  };
}

const NO_ORIGIN = { intentId: 0, arrivalPrice: Number.NaN, approvedTsMs: Number.NaN };
