import type { Instrument } from '../../../../src/core/instrument.js';
import { type Money, ZERO_MONEY } from '../../../../src/core/units.js';
import type { OrderLink, OrderTerms } from '../../../../src/events/order-terms.js';
import type { Agent } from '../../../../src/kernel/agent.js';
import type { Kernel } from '../../../../src/kernel/kernel.js';
import { type Account, postBaseFee, postFill, transferCash } from '../../../../src/ledger/account.js';
import { type Amended, readAmendment } from './order-text.js';

/** What the desk does at a moment: orders get their ids in the order in which the script lists them, from 1. */
export type ScriptedAction = { readonly tsMs: number } & (
  | { readonly kind: 'submit'; readonly orderId: number; readonly terms: OrderTerms; readonly link: OrderLink | null }
  | { readonly kind: 'cancel'; readonly orderId: number }
  | { readonly kind: 'amend'; readonly text: string }
  | { readonly kind: 'transfer'; readonly from: number; readonly to: number; readonly amount: Money }
  | { readonly kind: 'call'; readonly call: () => void }
);

export interface ScriptedDeskOptions {
  readonly instruments: readonly Instrument[];
  readonly accounts: readonly Account[];
  readonly actions: readonly ScriptedAction[];
  /** Orders that are sent the moment another one has filled, by the id of that one. */
  readonly afterFill: ReadonlyMap<number, { readonly orderId: number; readonly terms: OrderTerms }>;
  /** Called before every root event, which is after everything that the one before it set off. */
  readonly audit: () => void;
}

/** The other side of the venue: sends requests at their times and keeps the desk's books from the fills. */
export class ScriptedDesk implements Agent {
  readonly id = 'desk';
  private readonly options: ScriptedDeskOptions;
  private kernel!: Kernel;

  constructor(options: ScriptedDeskOptions) {
    this.options = options;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    const { accounts, actions, afterFill, audit, instruments } = this.options;
    for (const topic of topics.barOpened) topic.subscribe(this.id, audit);
    for (const topic of topics.barClosed) topic.subscribe(this.id, audit);
    topics.timestampCompleted.subscribe(this.id, audit);
    actions.forEach(({ tsMs }, index) => {
      kernel.setTimer(this.id, String(index), tsMs);
    });
    topics.orderFilled.subscribe(this.id, (fill) => {
      const instrument = instruments[fill.instrumentIndex];
      const account = accounts[fill.strategyIndex];
      const paid = fill.feeQuantity > 0 ? ZERO_MONEY : fill.fee;
      postFill(account, instrument, fill.side, fill.price, fill.quantity, paid);
      if (fill.feeQuantity > 0) postBaseFee(account, instrument.index, fill.feeQuantity, fill.fee);
      const next = afterFill.get(fill.orderId);
      if (next !== undefined && fill.leaves === 0) this.submit(next.orderId, next.terms, null);
    });
    topics.capitalTransferred.subscribe(this.id, ({ fromStrategyIndex, toStrategyIndex, amount }) =>
      transferCash(accounts[fromStrategyIndex], accounts[toStrategyIndex], amount),
    );
  }

  onTimer(key: string): void {
    this.options.audit();
    this.act(this.options.actions[Number(key)]);
  }

  private act(action: ScriptedAction): void {
    const { topics } = this.kernel;
    switch (action.kind) {
      case 'submit':
        this.submit(action.orderId, action.terms, action.link);
        break;
      case 'amend':
        this.kernel.publish(topics.amendOrder, readAmendment(action.text, this.lookUp(action.text)));
        break;
      case 'cancel':
        this.kernel.publish(topics.cancelOrder, { kind: 'CancelOrder', seq: 0, tsMs: 0, orderId: action.orderId });
        break;
      case 'transfer': {
        const { from, to, amount } = action;
        const event = { kind: 'CapitalTransferred', fromStrategyIndex: from, toStrategyIndex: to, amount } as const;
        this.kernel.publish(topics.capitalTransferred, { ...event, seq: 0, tsMs: 0 });
        break;
      }
      case 'call':
        action.call();
    }
  }

  /** The order that the amendment names, with its instrument. */
  private lookUp(text: string): Amended {
    const orderId = Number(text.split(' ')[0]);
    const orders = this.options.actions.flatMap((action) => (action.kind === 'submit' ? [action] : []));
    // An order that was never sent: the venue must say so, whatever is asked of it.
    const later = [...this.options.afterFill.values()];
    const { terms } = [...orders, ...later].find((order) => order.orderId === orderId) ?? orders[0];
    return { terms, instrument: this.options.instruments[terms.instrumentIndex] };
  }

  private submit(orderId: number, terms: OrderTerms, link: OrderLink | null): void {
    this.kernel.publish(this.kernel.topics.submitOrder, { kind: 'SubmitOrder', seq: 0, tsMs: 0, orderId, terms, link });
  }
}
