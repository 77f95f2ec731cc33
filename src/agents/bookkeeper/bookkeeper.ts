import type { Instrument } from '../../core/instrument.js';
import type { Money } from '../../core/units.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type Account, openAccount, postTrade, transferCash } from '../../ledger/account.js';

/** Keeps the exact books: one sub-account a strategy, posted from fills and transfers alone. */
export class Bookkeeper implements Agent {
  readonly id = 'bookkeeper';
  state: { readonly accounts: Account[] };

  constructor(instruments: readonly Instrument[], deposits: readonly Money[]) {
    this.state = { accounts: deposits.map((deposit) => openAccount(deposit, instruments.length)) };
  }

  get accounts(): readonly Account[] {
    return this.state.accounts;
  }

  start(kernel: Kernel): void {
    const { topics } = kernel;
    topics.orderFilled.subscribe(this.id, (fill) => {
      const account = this.state.accounts[fill.strategyIndex];
      const { instrumentIndex, side, quantity, notional, fee } = fill;
      const realized = postTrade(account, instrumentIndex, side, quantity, notional, fee);
      kernel.publish(topics.positionChanged, {
        kind: 'PositionChanged',
        seq: 0,
        tsMs: 0,
        strategyIndex: fill.strategyIndex,
        instrumentIndex: fill.instrumentIndex,
        quantity: account.positions[fill.instrumentIndex].quantity,
        cash: account.cash,
        realized,
      });
    });
    topics.capitalTransferred.subscribe(this.id, (transfer) => {
      const { accounts } = this.state;
      transferCash(accounts[transfer.fromStrategyIndex], accounts[transfer.toStrategyIndex], transfer.amount);
    });
  }
}
