import type { QuantityUnits } from '../../core/units.js';
import type { OrderTerms } from '../../events/order-terms.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';

/** An order that the venue has not ended yet. */
interface WorkingOrder {
  readonly orderId: number;
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  cancelling: boolean;
}

/** Sends approved orders as they are, follows each to its end, and cancels on request or when its strategy failed. */
export class ExecutionAgent implements Agent {
  readonly id = 'execution';
  state: { lastOrderId: number; working: WorkingOrder[] } = { lastOrderId: 0, working: [] };
  private kernel!: Kernel;

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.orderApproved.subscribe(this.id, (approval) => this.submit(approval.terms, approval.quantity));
    topics.ordersWithdrawn.subscribe(this.id, (event) =>
      this.cancelWhere(
        (order) => order.strategyIndex === event.strategyIndex && order.instrumentIndex === event.instrumentIndex,
      ),
    );
    topics.agentFailed.subscribe(this.id, (event) =>
      this.cancelWhere((order) => order.strategyIndex === event.strategyIndex),
    );
    topics.orderFilled.subscribe(this.id, (fill) => {
      if (fill.leaves === 0) this.end(fill.orderId);
    });
    topics.orderCancelled.subscribe(this.id, (event) => this.end(event.orderId));
    topics.orderRejected.subscribe(this.id, (event) => this.end(event.orderId));
  }

  private submit(terms: OrderTerms, quantity: QuantityUnits): void {
    const orderId = ++this.state.lastOrderId;
    const { strategyIndex, instrumentIndex } = terms;
    this.state.working.push({ orderId, strategyIndex, instrumentIndex, cancelling: false });
    this.kernel.publish(this.kernel.topics.submitOrder, {
      kind: 'SubmitOrder',
      seq: 0,
      tsMs: 0,
      orderId,
      terms: quantity === terms.quantity ? terms : { ...terms, quantity },
    });
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

  private end(orderId: number): void {
    const { working } = this.state;
    let index = working.length - 1;
    while (index >= 0 && working[index].orderId !== orderId) index--;
    if (index === working.length - 1) working.pop();
    else if (index >= 0) working.splice(index, 1);
  }
}
