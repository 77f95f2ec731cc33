import type { Instrument } from '../../core/instrument.js';
import type { QuantityUnits } from '../../core/units.js';
import type { OrderCleared } from '../../events/compliance-events.js';
import type { OrderApproved } from '../../events/decision-events.js';
import type { OrderFilled } from '../../events/order-events.js';
import { changeTerms, type OrderLink, type OrderTerms } from '../../events/order-terms.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { ExecutionAlgorithm } from './algorithms/execution-algorithm.js';
import { createVolumeProfile, type VolumeProfile } from './algorithms/volume-profile.js';
import type { ExecutionState, WorkingOrder } from './execution-state.js';
import { exitOrders } from './exit-orders.js';
import { ParentDesk, type SliceSender } from './parent-desk.js';
import { amendmentsFor, followAmendment, restingExit } from './resting-exits.js';

export interface ExecutionAgentOptions {
  readonly instruments: readonly Instrument[];
  /** By strategy; null: its orders go to the venue as they are. */
  readonly algorithms: readonly (ExecutionAlgorithm | null)[];
  /** By instrument: full days of volume to remember, 0 where no algorithm asks for it. */
  readonly profileDays: readonly number[];
  /** What lets an order go: risk, or compliance behind it. Default: risk. */
  readonly released?: 'orderApproved' | 'orderCleared';
}

const EVERYTHING_DIRECT: ExecutionAgentOptions = { instruments: [], algorithms: [], profileDays: [] };

/**
 * Sends approved orders, as they are or in the slices of an algorithm, with the exits that they ask for. It follows each
 * to its end, and cancels on request or when its strategy failed, but then not what protects its positions.
 */
export class ExecutionAgent implements Agent, SliceSender {
  readonly id = 'execution';
  state: ExecutionState;
  private readonly desk: ParentDesk;
  private readonly profileDays: readonly number[];
  private readonly released: 'orderApproved' | 'orderCleared';
  private kernel!: Kernel;

  /** Without options every order goes to the venue as it is. */
  constructor({ instruments, algorithms, profileDays, released = 'orderApproved' } = EVERYTHING_DIRECT) {
    this.state = {
      lastOrderId: 0,
      working: [],
      exits: [],
      parents: [],
      profiles: profileDays.map(emptyProfile),
      failedStrategies: [],
    };
    this.profileDays = profileDays;
    this.released = released;
    this.desk = new ParentDesk(this, instruments, algorithms);
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    this.desk.start(kernel);
    if (this.released === 'orderApproved') topics.orderApproved.subscribe(this.id, (approval) => this.submit(approval));
    else topics.orderCleared.subscribe(this.id, (clearance) => this.submit(clearance));
    topics.ordersWithdrawn.subscribe(this.id, (event) =>
      this.withdrawWhere(
        (order) => order.strategyIndex === event.strategyIndex && order.instrumentIndex === event.instrumentIndex,
        event.keepsExits,
      ),
    );
    topics.exitsMoved.subscribe(this.id, (event) => {
      for (const amendment of amendmentsFor(this.state.exits, event)) kernel.publish(topics.amendOrder, amendment);
    });
    topics.orderAmended.subscribe(this.id, (event) => followAmendment(this.state.exits, event));
    topics.agentFailed.subscribe(this.id, ({ strategyIndex }) => {
      if (strategyIndex >= 0) this.fail(strategyIndex);
    });
    topics.orderFilled.subscribe(this.id, (fill) => this.follow(fill));
    topics.orderCancelled.subscribe(this.id, (event) => this.end(event.orderId, event.leaves));
    topics.orderExpired.subscribe(this.id, (event) => this.end(event.orderId, event.leaves));
    topics.orderRejected.subscribe(this.id, ({ orderId, terms }) => this.end(orderId, terms.quantity));
  }

  settle(): void {
    const { profiles } = this.state;
    // A fork may ask for a profile that its past had no use for: it begins to learn now.
    for (const [index, days] of this.profileDays.entries()) profiles[index] ??= emptyProfile(days);
    this.desk.settle();
  }

  onTimer(key: string): void {
    this.desk.onTimer(key);
  }

  private submit(approval: OrderApproved | OrderCleared): void {
    const { terms, quantity } = approval;
    const algorithm = this.desk.algorithmFor(terms);
    if (algorithm !== null) this.desk.begin(++this.state.lastOrderId, approval, algorithm);
    else this.submitDirect(terms, quantity);
    // The approval may have been on its way when its strategy threw.
    if (this.state.failedStrategies.includes(terms.strategyIndex)) this.fail(terms.strategyIndex);
  }

  private submitDirect(terms: OrderTerms, quantity: QuantityUnits): void {
    const approved = quantity === terms.quantity ? terms : changeTerms(terms, { quantity });
    const entryId = this.send(approved, null);
    if (approved.exits === null) return;
    for (const exit of exitOrders(approved, approved.exits)) {
      const exitId = this.send(exit, { role: 'exit', parentOrderId: entryId, groupId: entryId });
      this.state.exits.push(restingExit(exitId, exit));
    }
  }

  send(terms: OrderTerms, link: OrderLink | null): number {
    const orderId = ++this.state.lastOrderId;
    const { strategyIndex, instrumentIndex } = terms;
    this.state.working.push({
      orderId,
      strategyIndex,
      instrumentIndex,
      role: link === null ? 'direct' : link.role,
      parentOrderId: link === null ? 0 : link.parentOrderId,
      cancelling: false,
      touched: false,
    });
    this.kernel.publish(this.kernel.topics.submitOrder, {
      kind: 'SubmitOrder',
      seq: 0,
      tsMs: 0,
      orderId,
      terms,
      link,
    });
    return orderId;
  }

  cancelSlices(parentOrderId: number): void {
    this.cancelWhere((order) => order.role === 'slice' && order.parentOrderId === parentOrderId);
  }

  private fail(strategyIndex: number): void {
    const { failedStrategies } = this.state;
    if (!failedStrategies.includes(strategyIndex)) failedStrategies.push(strategyIndex);
    // Nobody is left to watch the position: its stop and target, which can do no more than close it, stay at work.
    this.withdrawWhere((order) => order.strategyIndex === strategyIndex, true);
  }

  private withdrawWhere(
    matches: (order: Pick<OrderTerms, 'strategyIndex' | 'instrumentIndex'>) => boolean,
    keepsExits?: true,
  ): void {
    if (keepsExits) {
      for (const order of this.state.working) if (order.role === 'direct' && matches(order)) order.keepsExits = true;
      this.cancelWhere((order) => order.role === 'direct' && matches(order));
      this.desk.withdrawWhere(matches);
      return;
    }
    for (const order of this.state.working) if (order.keepsExits && matches(order)) order.keepsExits = undefined;
    // The venue takes an entry's sleeping exits off with it: a cancel of their own would come too late.
    this.cancelWhere((order) => order.role !== 'slice' && matches(order) && !this.isAsleep(order));
    this.desk.withdrawWhere(matches);
  }

  /** Whether it is the exit of an entry that has not filled at all. */
  private isAsleep(order: WorkingOrder): boolean {
    if (order.role !== 'exit') return false;
    const { working } = this.state;
    const entry = working[this.indexOf(order.parentOrderId)];
    return entry !== undefined && !entry.touched;
  }

  private cancelWhere(matches: (order: WorkingOrder) => boolean): void {
    for (const order of this.state.working) {
      if (order.cancelling || !matches(order)) continue;
      order.cancelling = true;
      this.kernel.publish(this.kernel.topics.cancelOrder, {
        kind: 'CancelOrder',
        seq: 0,
        tsMs: 0,
        orderId: order.orderId,
      });
    }
  }

  private follow(fill: OrderFilled): void {
    const index = this.indexOf(fill.orderId);
    // The venue's own orders, such as a liquidation, are none of ours.
    if (index < 0) return;
    const order = this.state.working[index];
    if (fill.leaves === 0) this.remove(index);
    else order.touched = true;
    if (order.role === 'slice') this.desk.sliceFilled(order.parentOrderId, fill);
    // It filled while its cancel was on the way, and woke its exits.
    else if (order.cancelling && !order.keepsExits)
      this.cancelWhere((exit) => exit.role === 'exit' && exit.parentOrderId === fill.orderId);
  }

  private end(orderId: number, leaves: number): void {
    const index = this.indexOf(orderId);
    if (index < 0) return;
    const { role, parentOrderId } = this.state.working[index];
    this.remove(index);
    if (role === 'slice') this.desk.sliceEnded(parentOrderId, leaves);
  }

  /** Its place among the working orders, from the youngest on, or -1. */
  private indexOf(orderId: number): number {
    const { working } = this.state;
    let index = working.length - 1;
    while (index >= 0 && working[index].orderId !== orderId) index--;
    return index;
  }

  private remove(index: number): void {
    const { working } = this.state;
    const { role, orderId } = working[index];
    if (role === 'exit') this.state.exits = this.state.exits.filter((exit) => exit.orderId !== orderId);
    // Moved up by hand: a splice makes an array of what it takes out.
    for (let place = index + 1; place < working.length; place++) working[place - 1] = working[place];
    working.pop();
  }
}

function emptyProfile(days: number): VolumeProfile | null {
  return days > 0 ? createVolumeProfile(days) : null;
}
