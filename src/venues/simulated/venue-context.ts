import type { FeeRate } from '../../core/fee-rate.js';
import type { Instrument } from '../../core/instrument.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Collateral } from './collateral.js';
import type { Liquidation } from './liquidation.js';
import type { IntrabarModel } from './matching/bar-path.js';
import type { MarketActivityState } from './models/activity/market-activity.js';
import type { FeeModel } from './models/fee/fee-model.js';
import type { LatencyModel } from './models/latency/latency-model.js';
import type { SlippageModel } from './models/slippage/slippage-model.js';
import type { VenueOrder } from './orders/venue-order.js';
import type { FundingSchedule } from './perpetual/funding-schedule.js';
import type { MarkPrices } from './perpetual/mark-prices.js';
import type { PerpetualCollateral } from './perpetual/perpetual-collateral.js';
import type { InterestRates } from './spot/interest-rates.js';

export interface SimulatedVenueOptions {
  readonly instruments: readonly Instrument[];
  readonly collateral: Collateral;
  readonly fees: FeeModel;
  /** Whether a buy's fee is kept in coins; a sell's is always in quote currency. */
  readonly feesInBase: boolean;
  readonly slippage: SlippageModel;
  /** Closed bars that the slippage model looks back on; 0 if on none. */
  readonly activityBars: number;
  /** From the desk to the venue, for every request. */
  readonly latency: LatencyModel;
  readonly intrabar: IntrabarModel;
  /** Whether a limit fills when the market only touches it. */
  readonly touchFills: boolean;
  /** The part of a bar's volume that the desk may trade, 0..1; null: as much as it likes. */
  readonly participation: number | null;
  /** Whether an order may trade against another one of the desk. */
  readonly selfTrade: boolean;
  /** By instrument: whether its market comes as ticks. Left out: all come as bars. */
  readonly onTicks?: readonly boolean[];
  /** Null on a spot market without margin. */
  readonly perpetual: PerpetualTerms | null;
}

/** What a market on margin does on its own. */
export interface PerpetualTerms {
  /** The same as the venue's. */
  readonly collateral: PerpetualCollateral;
  /** Of the notional that a liquidation closes. */
  readonly clearanceFee: FeeRate;
  /** By instrument; null: no funding. */
  readonly fundingSchedules: readonly (FundingSchedule | null)[];
  /** What positions are marked at. Left out: the last prices. */
  readonly marks?: MarkPrices | null;
  /** Whether a liquidation closes a large position a bracket at a time. Left out: as a whole. */
  readonly inSteps?: boolean;
  /** What borrowing costs on a spot market; null or left out: nothing. */
  readonly interest?: InterestRates | null;
}

/** What the parts of a simulated venue share. */
export interface VenueContext {
  readonly options: SimulatedVenueOptions;
  /** Set when the venue starts. */
  kernel: Kernel;
  /** By instrument, in the order of arrival. */
  books: VenueOrder[][];
  /** By instrument; null when the slippage model does not ask for it. */
  activity: MarketActivityState[] | null;
  /** Null on a market that never lends. */
  liquidation: Liquidation | null;
}
