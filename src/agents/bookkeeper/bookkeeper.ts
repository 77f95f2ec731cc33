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

interface BookkeeperState {
  readonly accounts: Account[];
}

/** Keeps the exact books: one sub-account a strategy, posted from fills, funding, interest, liquidations and transfers alone. */
export class Bookkeeper implements Agent {
  readonly id = 'bookkeeper';
  /** Another number after every posting: what has been worked out from the books holds until then. Decides nothing. */
  version = 0;
  private books: BookkeeperState;
  private kernel!: Kernel;

  constructor(instruments: readonly Instrument[], deposits: readonly Money[]) {
    this.books = { accounts: deposits.map((deposit) => openAccount(deposit, instruments.length)) };
  }

  get state(): BookkeeperState {
    return this.books;
  }

  set state(state: BookkeeperState) {
    this.books = state;
    this.version++;
  }

  get accounts(): readonly Account[] {
    return this.books.accounts;
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.orderFilled.subscribe(this.id, (fill) => {
      const { strategyIndex, instrumentIndex, side, quantity, notional, fee, feeQuantity } = fill;
      const account = this.opened(strategyIndex);
      const inCoins = feeQuantity > 0;
      const realized = postTrade(account, instrumentIndex, side, quantity, notional, inCoins ? ZERO_MONEY : fee);
      if (inCoins) postBaseFee(account, instrumentIndex, feeQuantity, fee);
      this.announce(strategyIndex, instrumentIndex, realized);
    });
    topics.fundingPaid.subscribe(this.id, ({ strategyIndex, instrumentIndex, amount }) => {
      postFunding(this.opened(strategyIndex), amount);
      this.announce(strategyIndex, instrumentIndex, ZERO_MONEY);
    });
    topics.interestCharged.subscribe(this.id, ({ strategyIndex, instrumentIndex, amount }) => {
      postInterest(this.opened(strategyIndex), amount);
      // Cash that was borrowed stands behind no position of its own: any of them tells of the new cash.
      this.announce(strategyIndex, Math.max(0, instrumentIndex), ZERO_MONEY);
    });
    topics.positionLiquidated.subscribe(this.id, ({ strategyIndex, instrumentIndex, covered }) => {
      // The fill that closed the position has been posted: without a cover, nothing is left to say.
      if (covered === ZERO_MONEY) return;
      postCover(this.opened(strategyIndex), covered);
      this.announce(strategyIndex, instrumentIndex, ZERO_MONEY);
    });
    topics.capitalTransferred.subscribe(this.id, (transfer) => {
      const { fromStrategyIndex, toStrategyIndex, amount } = transfer;
      transferCash(this.opened(fromStrategyIndex), this.opened(toStrategyIndex), amount);
    });
  }

  /** An account that is about to be posted to: the only way to one. */
  private opened(strategyIndex: number): Account {
    this.version++;
    return this.books.accounts[strategyIndex];
  }

  /** Funding, interest and covers change the cash only, yet whoever marks the desk to market has to know. */
  private announce(strategyIndex: number, instrumentIndex: number, realized: Money): void {
    const account = this.books.accounts[strategyIndex];
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
