import type { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import { allocateBarColumns, type BarColumns } from '../../../../src/core/bar-columns.js';
import type { ExecutionCompleted } from '../../../../src/events/execution-events.js';
import type { OrderTerms } from '../../../../src/events/order-terms.js';
import type { Agent } from '../../../../src/kernel/agent.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { Kernel } from '../../../../src/kernel/kernel.js';
import { type KernelSnapshot, restoreSnapshot, takeSnapshot } from '../../../../src/kernel/kernel-snapshot.js';
import { RootLoop } from '../../../../src/kernel/root-loop.js';
import { MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';
import type { DeskEvent } from '../desk-parts.js';
import { StubVenue, type VenueAnswer } from './stub-venue.js';

/** Minutes after the first bar opens. */
export const minute = (count: number) => START_MS + count * MINUTE_MS;

/** What allocator, risk and strategies would have said, at which minute. */
export type DeskAction =
  | { readonly at: number; readonly approve: OrderTerms }
  | { readonly at: number; readonly withdraw: number }
  | { readonly at: number; readonly fail: number };

export interface MarketOptions {
  readonly execution: ExecutionAgent;
  readonly bars: BarColumns;
  readonly intervalMs?: number;
  readonly actions: readonly DeskAction[];
  /** Default: everything fills. */
  readonly answers?: readonly VenueAnswer[];
  /** Default: a stub that answers as it is told. */
  readonly venue?: Agent;
  /** Where another market stood: this one goes on from there. */
  readonly from?: KernelSnapshot;
}

/** One instrument, a scripted desk, the execution agent and a venue on the real loop. */
export function startMarket(options: MarketOptions) {
  const {
    execution,
    bars,
    intervalMs = MINUTE_MS,
    actions,
    answers = ['fill'],
    venue = new StubVenue(answers),
    from,
  } = options;
  const kernel = new Kernel({
    agents: [venue, new ScriptedDesk(actions), execution],
    instrumentCount: 1,
    seriesNames: ['BTCUSDT'],
    failurePolicy: 'stop',
  });
  const events: DeskEvent[] = [];
  kernel.listen((_, event) => events.push(event as unknown as DeskEvent));
  const series = [new BarSeries(0, 'BTCUSDT', intervalMs, kernel.clock)];
  const loop = new RootLoop(kernel, series);
  series[0].supply(bars, bars.length, bars.length);
  series[0].end();
  if (from !== undefined) {
    loop.startAt(from.tsMs);
    restoreSnapshot(kernel, series, from);
    series[0].row = from.series[0].closedRows;
    events.length = 0;
  }
  const completed = () => events.filter(({ kind }) => kind === 'ExecutionCompleted');
  return {
    kernel,
    events,
    /** Runs to the end of the bars, or through everything up to a minute. */
    run(untilMinute?: number) {
      loop.run(untilMinute === undefined ? undefined : minute(untilMinute));
      return this;
    },
    snapshot: () => takeSnapshot(kernel, series),
    /** `minute type quantity`, with the limit if there is one, of each order sent so far. */
    sent: () =>
      events
        .filter(({ kind }) => kind === 'SubmitOrder')
        .map((event) => {
          const { type, quantity, limitPrice } = event.terms as OrderTerms;
          const atMinute = ((event.tsMs as number) - START_MS) / MINUTE_MS;
          return `${atMinute} ${type} ${quantity}${limitPrice > 0 ? ` @${limitPrice / 100}` : ''}`;
        }),
    completed: () => completed() as unknown as ExecutionCompleted[],
    /** The minute of each end. */
    endedAt: () => completed().map(({ tsMs }) => ((tsMs as number) - START_MS) / MINUTE_MS),
  };
}

/** Says what it is told by timers, so that a run that goes on from a snapshot hears the rest of it. */
class ScriptedDesk implements Agent {
  readonly id = 'desk';
  private readonly actions: readonly DeskAction[];
  private kernel!: Kernel;

  constructor(actions: readonly DeskAction[]) {
    this.actions = actions;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    for (const [index, { at }] of this.actions.entries()) kernel.setTimer(this.id, String(index), minute(at));
  }

  onTimer(key: string): void {
    const intentId = Number(key) + 1;
    const action = this.actions[Number(key)];
    const { topics } = this.kernel;
    const header = { seq: 0, tsMs: 0 };
    if ('approve' in action) {
      const { approve: terms } = action;
      const { quantity } = terms;
      this.kernel.publish(topics.orderApproved, { kind: 'OrderApproved', ...header, intentId, terms, quantity });
    } else if ('withdraw' in action) {
      const { withdraw: strategyIndex } = action;
      this.kernel.publish(topics.ordersWithdrawn, {
        kind: 'OrdersWithdrawn',
        ...header,
        strategyIndex,
        instrumentIndex: 0,
      });
    } else {
      const { fail: strategyIndex } = action;
      const agentId = `strategy ${strategyIndex}`;
      this.kernel.publish(topics.agentFailed, {
        kind: 'AgentFailed',
        ...header,
        agentId,
        strategyIndex,
        message: 'no',
      });
    }
  }
}

/** Gapless bars at one price but for their volumes; `volumes` by row, 1 where it has none. */
export function flatBars(count: number, at = 100, volumes: readonly number[] = [], intervalMs = MINUTE_MS): BarColumns {
  return barsOf(
    Array.from({ length: count }, (_, row) => [at, at, at, at, volumes[row] ?? 1]),
    intervalMs,
  );
}

type BarRow = readonly [open: number, high: number, low: number, close: number, volume: number];

export function barsOf(rows: readonly BarRow[], intervalMs = MINUTE_MS): BarColumns {
  const bars = allocateBarColumns(rows.length);
  for (const [row, [open, high, low, close, volume]] of rows.entries()) {
    bars.tsMs[row] = START_MS + row * intervalMs;
    bars.open[row] = open;
    bars.high[row] = high;
    bars.low[row] = low;
    bars.close[row] = close;
    bars.volume[row] = volume;
  }
  return bars;
}
