import { type Instrument, quantityToFloat } from '../core/instrument.js';
import type { QuantityUnits } from '../core/units.js';
import type { Market } from '../kernel/market.js';
import type { Account } from './account.js';
import { OpenHoldings } from './open-holdings.js';

/**
 * The desk's books as the rest of it may see them: read-only, float for decisions, marked at the last price.
 * An instrument without a price yet counts as nothing, which it must be: nobody could have bought it.
 */
export class Portfolio {
  readonly instruments: readonly Instrument[];
  private readonly accounts: () => readonly Account[];
  private readonly market: () => Pick<Market, 'lastPrice'>;
  private readonly version: () => number;
  private holdings = new OpenHoldings(0, 0);
  /** Of the books that the holdings were read from. */
  private readVersion = Number.NaN;

  /** @param version another number whenever the accounts have changed. Default: they may have at any time. */
  constructor(
    instruments: readonly Instrument[],
    accounts: () => readonly Account[],
    market: () => Pick<Market, 'lastPrice'>,
    version: () => number = () => Number.NaN,
  ) {
    this.instruments = instruments;
    this.accounts = accounts;
    this.market = market;
    this.version = version;
  }

  get strategyCount(): number {
    return this.accounts().length;
  }

  quantity(strategyIndex: number, instrumentIndex: number): QuantityUnits {
    return this.accounts()[strategyIndex].positions[instrumentIndex].quantity;
  }

  /** The position in base currency. */
  quantityFloat(strategyIndex: number, instrumentIndex: number): number {
    return quantityToFloat(this.instruments[instrumentIndex], this.quantity(strategyIndex, instrumentIndex));
  }

  cashFloat(strategyIndex: number): number {
    return this.accounts()[strategyIndex].cashFloat;
  }

  /** Cash and marked positions of one sub-account. */
  equityFloat(strategyIndex: number): number {
    let equity = this.cashFloat(strategyIndex);
    for (const instrument of this.instruments) equity += this.marked(strategyIndex, instrument);
    return equity;
  }

  /** The whole desk's worth: the sum of the sub-accounts'. */
  totalEquityFloat(): number {
    const version = this.version();
    // NaN, of whoever does not count, is never the same.
    if (version !== this.readVersion) {
      this.readHoldings();
      this.readVersion = version;
    }
    return this.holdings.worth(this.market().lastPrice);
  }

  /** The whole desk's position in one instrument, base currency. */
  totalQuantityFloat(instrumentIndex: number): number {
    let units = 0;
    const accounts = this.accounts();
    for (let index = 0; index < accounts.length; index++) units += accounts[index].positions[instrumentIndex].quantity;
    return units / this.instruments[instrumentIndex].quantityOne;
  }

  lastPrice(instrumentIndex: number): number {
    return this.market().lastPrice[instrumentIndex];
  }

  private marked(strategyIndex: number, instrument: Instrument): number {
    const quantity = this.quantityFloat(strategyIndex, instrument.index);
    return quantity === 0 ? 0 : quantity * this.market().lastPrice[instrument.index];
  }

  private readHoldings(): void {
    const accounts = this.accounts();
    if (accounts.length !== this.holdings.strategyCount) {
      this.holdings = new OpenHoldings(accounts.length, this.instruments.length);
    }
    this.holdings.read(accounts, this.instruments);
  }
}
