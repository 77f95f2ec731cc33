import { Bookkeeper } from '../../../../../src/agents/bookkeeper/bookkeeper.js';
import { formatDecimal } from '../../../../../src/core/decimal.js';
import { feeRateFromBps } from '../../../../../src/core/fee-rate.js';
import { formatPrice, formatQuantity, type Instrument, roundToTick } from '../../../../../src/core/instrument.js';
import { MONEY_DECIMALS, type Money } from '../../../../../src/core/units.js';
import type { EventHeader } from '../../../../../src/events/event.js';
import type { FundingPaid, InterestCharged, PositionLiquidated } from '../../../../../src/events/ledger-events.js';
import type { Agent } from '../../../../../src/kernel/agent.js';
import { Kernel } from '../../../../../src/kernel/kernel.js';
import { RootLoop } from '../../../../../src/kernel/root-loop.js';
import { type Account, accountEquity, openAccount, walletBalance } from '../../../../../src/ledger/account.js';
import { FlatFee } from '../../../../../src/venues/simulated/models/fee/flat-fee.js';
import { FixedLatency } from '../../../../../src/venues/simulated/models/latency/fixed-latency.js';
import { FixedSlippage } from '../../../../../src/venues/simulated/models/slippage/fixed-slippage.js';
import { createMarginBrackets } from '../../../../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { type FundingSchedule, fundingTable } from '../../../../../src/venues/simulated/perpetual/funding-schedule.js';
import type { MarginBrackets } from '../../../../../src/venues/simulated/perpetual/margin-brackets.js';
import { MarkPrices } from '../../../../../src/venues/simulated/perpetual/mark-prices.js';
import {
  type MarginMode,
  PerpetualCollateral,
} from '../../../../../src/venues/simulated/perpetual/perpetual-collateral.js';
import { SimulatedVenue } from '../../../../../src/venues/simulated/simulated-venue.js';
import type { InterestRates } from '../../../../../src/venues/simulated/spot/interest-rates.js';
import { describeVenueEvent, isVenueEvent, type VenueEvent } from '../order-text.js';
import { ScriptedDesk } from '../scripted-desk.js';
import {
  type BenchBar,
  type BenchInput,
  benchColumns,
  benchInstrument,
  benchSeries,
  MINUTE_MS,
  money,
  readScript,
  START_TS_MS,
} from '../venue-bench.js';
import { TABLE } from './perpetual-bench.js';

/** Funding at a minute from the start (a fraction for a few ms), at a rate, perhaps at a mark price of its own. */
export type BenchFunding = readonly [minute: number, rate: number, markPrice?: number];

type MarketInput = Pick<BenchInput, 'bars' | 'script' | 'specs' | 'cash' | 'makerBps' | 'takerBps' | 'slippageBps'> &
  Pick<BenchInput, 'intrabar' | 'touchFills' | 'selfTrade' | 'latencyMs' | 'barMinutes'>;

/** A script against a market on margin. */
export interface MarginInput extends MarketInput {
  /** 10 if left out. */
  readonly leverage?: number;
  /** Cross if left out. */
  readonly mode?: MarginMode;
  /** One maintenance ratio for every size, such as `0.05`; the sample table if left out. */
  readonly maintenance?: string;
  /** Another table, in place of both. */
  readonly brackets?: MarginBrackets;
  /** Bars of the mark price by instrument; null, or left out: the last price. */
  readonly marks?: readonly (readonly BenchBar[] | null)[];
  /** How long a bar of the mark price is; one minute if left out. */
  readonly markMinutes?: number;
  /** Whether liquidations come in steps; as a whole if left out. */
  readonly inSteps?: boolean;
  /** 1.25 if left out. */
  readonly clearanceFeePct?: number;
  /** By instrument. */
  readonly funding?: readonly (readonly BenchFunding[])[];
  /** Daily shares of what is borrowed; borrowing costs nothing if left out. */
  readonly interest?: InterestRates;
  /** Called before every root event and at the end. */
  readonly audit?: (run: MarginRun) => void;
  /** Called when a timestamp is complete: what its prices set off has happened. */
  readonly atBarrier?: (run: MarginRun) => void;
  /** Hears everything that is published, as it is. */
  readonly onEvent?: (event: EventHeader, run: MarginRun) => void;
}

export interface MarginRun {
  readonly instruments: readonly Instrument[];
  readonly kernel: Kernel;
  readonly venue: SimulatedVenue;
  readonly collateral: PerpetualCollateral;
  readonly brackets: MarginBrackets;
  /** The desk's books, as the bookkeeper keeps them. */
  readonly accounts: readonly Account[];
  /** What the venue published, in order. */
  readonly events: MarginEvent[];
}

export type MarginEvent = VenueEvent | LedgerEvent;
type LedgerEvent = FundingPaid | InterestCharged | PositionLiquidated;

const LEDGER_EVENTS = ['FundingPaid', 'InterestCharged', 'PositionLiquidated'];

/** Runs a scripted desk with a real bookkeeper against a simulated venue that lends. */
export function runMarginBench(input: MarginInput): MarginRun {
  const instruments = input.bars.map((_, index) => benchInstrument(input.specs?.[index], index));
  const deposits = (input.cash ?? ['1000']).map(money);
  const fees = new FlatFee(input.makerBps ?? 10, input.takerBps ?? 10);
  const brackets = input.brackets ?? (input.maintenance === undefined ? TABLE : oneRow(input.maintenance));
  const bookkeeper = new Bookkeeper(instruments, deposits);
  const marks = input.marks === undefined ? null : markPrices(input, instruments);
  const collateral = new PerpetualCollateral({
    instruments,
    deposits,
    fees,
    brackets: instruments.map(() => brackets),
    leverage: input.leverage ?? 10,
    mode: input.mode ?? 'cross',
    prices: () => marks?.prices() ?? kernel.market.lastPrice,
  });
  const venue = new SimulatedVenue({
    instruments,
    collateral,
    fees,
    slippage: new FixedSlippage(input.slippageBps ?? 0),
    feesInBase: false,
    activityBars: 0,
    latency: new FixedLatency(input.latencyMs ?? 0),
    intrabar: input.intrabar ?? 'adaptive',
    touchFills: input.touchFills ?? false,
    participation: null,
    selfTrade: input.selfTrade ?? true,
    perpetual: {
      collateral,
      clearanceFee: feeRateFromBps((input.clearanceFeePct ?? 1.25) * 100),
      fundingSchedules: instruments.map((_, index) => schedule(input.funding?.[index])),
      marks,
      inSteps: input.inSteps,
      interest: input.interest ?? null,
    },
  });
  let run: MarginRun | null = null;
  const audit = () => run !== null && input.audit?.(run);
  const { actions, afterFill } = readScript(input, instruments, venue);
  const ownBooks = deposits.map((deposit) => openAccount(deposit, instruments.length));
  const desk = new ScriptedDesk({ instruments, accounts: ownBooks, actions, afterFill, audit });
  const auditor: Agent = {
    id: 'auditor',
    start: ({ topics }) => {
      topics.timestampCompleted.subscribe('auditor', () => run !== null && input.atBarrier?.(run));
    },
  };
  const kernel: Kernel = new Kernel({
    agents: [desk, venue, bookkeeper, auditor],
    instrumentCount: instruments.length,
    seriesNames: instruments.map(({ symbol }) => symbol),
    failurePolicy: 'stop',
  });
  const events: MarginEvent[] = [];
  run = { instruments, kernel, venue, collateral, brackets, accounts: bookkeeper.accounts, events };
  const whole = run;
  kernel.listen((_, event) => {
    if (isMarginEvent(event)) events.push(event);
    input.onEvent?.(event, whole);
  });
  const intervalMs = (input.barMinutes ?? 1) * MINUTE_MS;
  const series = input.bars.map((bars, index) => benchSeries(bars, intervalMs, instruments[index], kernel));
  new RootLoop(kernel, series).run();
  kernel.stop();
  audit();
  return run;
}

/**
 * Everything that the venue published, a line each, and what the books of each sub-account say at the end:
 * `wallet 999, equity 1009`.
 */
export function marginStory(input: MarginInput): string[] {
  const { events, instruments, accounts, kernel } = runMarginBench(input);
  const priceOf = (instrument: Instrument) => roundToTick(instrument, kernel.market.lastPrice[instrument.index]);
  return [
    ...events.map((event) => describeMarginEvent(event, instruments)),
    ...accounts.map(
      (account) =>
        `wallet ${usdt(walletBalance(account))}, equity ${usdt(accountEquity(account, instruments, priceOf))}`,
    ),
  ];
}

function describeMarginEvent(event: MarginEvent, instruments: readonly Instrument[]): string {
  if (!isLedgerEvent(event)) return describeVenueEvent(event, instruments);
  const time = new Date(event.tsMs).toISOString();
  const clock = time.endsWith('.000Z') ? time.slice(11, 19) : time.slice(11, 23);
  if (event.kind === 'InterestCharged') {
    const whose = event.instrumentIndex < 0 ? '' : ` behind ${instruments[event.instrumentIndex].symbol}`;
    return `${clock} interest ${usdt(event.amount)} on ${usdt(event.borrowed)} of ${event.asset}${whose}`;
  }
  const instrument = instruments[event.instrumentIndex];
  const held = formatQuantity(instrument, event.quantity);
  if (event.kind === 'FundingPaid') {
    return `${clock} funding ${usdt(event.amount)} on ${held} @ ${formatPrice(instrument, event.markPrice)}`;
  }
  return `${clock} liquidated ${held} at ${formatPrice(instrument, event.liquidationPrice)}, covered ${usdt(event.covered)}`;
}

function isMarginEvent(event: EventHeader): event is MarginEvent {
  return isVenueEvent(event) || isLedgerEvent(event);
}

function isLedgerEvent(event: EventHeader): event is LedgerEvent {
  return LEDGER_EVENTS.includes((event as LedgerEvent).kind);
}

function markPrices({ marks, markMinutes = 1 }: MarginInput, instruments: readonly Instrument[]): MarkPrices {
  const intervalMs = markMinutes * MINUTE_MS;
  return new MarkPrices(
    instruments.map((_, index) => {
      const bars = marks?.[index] ?? null;
      return bars === null ? null : { bars: benchColumns(bars, intervalMs), intervalMs };
    }),
  );
}

function oneRow(maintenanceRatio: string): MarginBrackets {
  const maxLeverage = Math.min(125, Math.ceil(1 / Number(maintenanceRatio)) - 1);
  return createMarginBrackets('one row', [
    { notionalFloor: '0', notionalCap: '1000000000', maintenanceRatio, maxLeverage, cum: '0' },
  ]);
}

function schedule(rows: readonly BenchFunding[] | undefined): FundingSchedule | null {
  if (rows === undefined) return null;
  return fundingTable({
    tsMs: Float64Array.from(rows, ([minute]) => Math.round(START_TS_MS + minute * MINUTE_MS)),
    rate: Float64Array.from(rows, ([, rate]) => rate),
    markPrice: Float64Array.from(rows, ([, , markPrice]) => markPrice ?? Number.NaN),
  });
}

function usdt(amount: Money): string {
  return formatDecimal(amount, MONEY_DECIMALS);
}
