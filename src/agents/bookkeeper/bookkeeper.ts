import type { Instrument } from '../../core/instrument.js';
import { type Money, ZERO_MONEY } from '../../core/units.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import {
  type Account,
  openAccount,
  postBaseFee,
  postCover,
  postFunding,
  postInterest,
  postTrade,
  transferCash,
} from '../../ledger/account.js';

/** Keeps the exact books: one sub-account a strategy, posted from fills, funding, interest, liquidations and transfers alone. */
export class Bookkeeper implements Agent {
  readonly id = 'bookkeeper';
  state: { readonly accounts: Account[] };
  private kernel!: Kernel;

  constructor(instruments: readonly Instrument[], deposits: readonly Money[]) {
    this.state = { accounts: deposits.map((deposit) => openAccount(deposit, instruments.length)) };
  }

  get accounts(): readonly Account[] {
    return this.state.accounts;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.orderFilled.subscribe(this.id, (fill) => {
      const { strategyIndex, instrumentIndex, side, quantity, notional, fee, feeQuantity } = fill;
      const account = this.state.accounts[strategyIndex];
      const inCoins = feeQuantity > 0;
      const realized = postTrade(account, instrumentIndex, side, quantity, notional, inCoins ? ZERO_MONEY : fee);
      if (inCoins) postBaseFee(account, instrumentIndex, feeQuantity, fee);
      this.announce(strategyIndex, instrumentIndex, realized);
    });
    topics.fundingPaid.subscribe(this.id, ({ strategyIndex, instrumentIndex, amount }) => {
      postFunding(this.state.accounts[strategyIndex], amount);
      this.announce(strategyIndex, instrumentIndex, ZERO_MONEY);
    });
    topics.interestCharged.subscribe(this.id, ({ strategyIndex, instrumentIndex, amount }) => {
      postInterest(this.state.accounts[strategyIndex], amount);
      // Cash that was borrowed stands behind no position of its own: any of them tells of the new cash.
      this.announce(strategyIndex, Math.max(0, instrumentIndex), ZERO_MONEY);
    });
    topics.positionLiquidated.subscribe(this.id, ({ strategyIndex, instrumentIndex, covered }) => {
      // The fill that closed the position has been posted: without a cover, nothing is left to say.
      if (covered === ZERO_MONEY) return;
      postCover(this.state.accounts[strategyIndex], covered);
      this.announce(strategyIndex, instrumentIndex, ZERO_MONEY);
    });
    topics.capitalTransferred.subscribe(this.id, (transfer) => {
      const { accounts } = this.state;
      transferCash(accounts[transfer.fromStrategyIndex], accounts[transfer.toStrategyIndex], transfer.amount);
    });
  }

  /** Funding, interest and covers change the cash only, yet whoever marks the desk to market has to know. */
  private announce(strategyIndex: number, instrumentIndex: number, realized: Money): void {
    const account = this.state.accounts[strategyIndex];
    this.kernel.publish(this.kernel.topics.positionChanged, {
      kind: 'PositionChanged',
      seq: 0,
      tsMs: 0,
      strategyIndex,
      instrumentIndex,
      quantity: account.positions[instrumentIndex].quantity,
      cash: account.cash,
      realized,
    });
  }
}
