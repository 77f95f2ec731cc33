import { allocateBarColumns, type BarColumns } from '../../../../src/core/bar-columns.js';
import { parseDecimal } from '../../../../src/core/decimal.js';
import { createInstrument, type Instrument, type InstrumentSpec } from '../../../../src/core/instrument.js';
import { MONEY_DECIMALS, type Money, type QuantityUnits } from '../../../../src/core/units.js';
import type { OrderLink, OrderTerms } from '../../../../src/events/order-terms.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { Kernel } from '../../../../src/kernel/kernel.js';
import { RootLoop } from '../../../../src/kernel/root-loop.js';
import { type Account, openAccount } from '../../../../src/ledger/account.js';
import type { IntrabarModel } from '../../../../src/venues/simulated/matching/bar-path.js';
import { FlatFee } from '../../../../src/venues/simulated/models/fee/flat-fee.js';
import { FixedLatency } from '../../../../src/venues/simulated/models/latency/fixed-latency.js';
import type { LatencyModel } from '../../../../src/venues/simulated/models/latency/latency-model.js';
import { FixedSlippage } from '../../../../src/venues/simulated/models/slippage/fixed-slippage.js';
import { SimulatedVenue } from '../../../../src/venues/simulated/simulated-venue.js';
import { SpotCollateral } from '../../../../src/venues/simulated/spot/spot-collateral.js';
import { describeVenueEvent, isVenueEvent, readLink, readOrder, type VenueEvent } from './order-text.js';
import { type ScriptedAction, ScriptedDesk } from './scripted-desk.js';

export const MINUTE_MS = 60_000;
/** Midnight, so that a story's clock starts at 00:00:00. */
export const START_TS_MS = Date.UTC(2024, 0, 1);

/** Open, high, low, close and volume (1 if left out) of one minute; null is a minute that the data lack. */
export type BenchBar = readonly [open: number, high: number, low: number, close: number, volume?: number] | null;

/** A line of the script, timed in minutes from the start of the data. An order has the id that it names, or the next. */
export type ScriptLine = {
  readonly minute: number;
  readonly strategy?: number;
  readonly instrument?: number;
} & (
  | { readonly order: string | OrderTerms; readonly link?: OrderLink | null; readonly orderId?: number }
  | { readonly cancel: number }
  /** `1 quantity 2`, `1 limit 99.5`, `1 stop 95 limit 94`: the order's id, then what is to change. */
  | { readonly amend: string }
  | { readonly transfer: { readonly from: number; readonly to: number; readonly amount: string } }
  | { readonly call: (venue: SimulatedVenue) => void }
);

export interface BenchInput {
  /** By instrument; the first minute's bar opens at {@link START_TS_MS}. */
  readonly bars: readonly (readonly BenchBar[])[];
  /** How long a bar is; one minute if left out. */
  readonly barMinutes?: number;
  readonly script: readonly ScriptLine[];
  /** Orders sent when another has filled, by its id; they get the ids behind the script's. */
  readonly afterFill?: Readonly<Record<number, string>>;
  readonly specs?: readonly Partial<InstrumentSpec>[];
  /** Cash by strategy; 10,000 for one strategy if left out. */
  readonly cash?: readonly string[];
  /** Base quantity that strategies hold from the start, by strategy and instrument. */
  readonly holdings?: readonly (readonly string[])[];
  /** Whether buys pay in coins; not if left out. */
  readonly feesInBase?: boolean;
  readonly makerBps?: number;
  readonly takerBps?: number;
  readonly slippageBps?: number;
  readonly latencyMs?: number;
  /** Instead of a latency that is always the same. */
  readonly latency?: LatencyModel;
  readonly intrabar?: IntrabarModel;
  readonly touchFills?: boolean;
  /** The part of a bar's volume that may be traded; all of it if left out. */
  readonly participationPct?: number;
  /** Whether orders of the desk may meet; they may if left out. */
  readonly selfTrade?: boolean;
  /** Called before every root event and at the end. */
  readonly audit?: (run: BenchRun) => void;
}

export interface BenchRun {
  readonly instruments: readonly Instrument[];
  readonly venue: SimulatedVenue;
  readonly collateral: SpotCollateral;
  readonly accounts: readonly Account[];
  readonly kernel: Kernel;
  /** What the venue published, in order. */
  readonly events: VenueEvent[];
}

/** Runs a scripted desk against the simulated venue inside a real kernel and loop. */
export function runBench(input: BenchInput): BenchRun {
  const instruments = input.bars.map((_, index) => benchInstrument(input.specs?.[index], index));
  const deposits = (input.cash ?? ['10000']).map(money);
  const accounts = deposits.map((deposit) => openAccount(deposit, instruments.length));
  const fees = new FlatFee(input.makerBps ?? 10, input.takerBps ?? 10);
  const collateral = new SpotCollateral(deposits, instruments.length, fees);
  const venue = new SimulatedVenue({
    instruments,
    collateral,
    fees,
    slippage: new FixedSlippage(input.slippageBps ?? 0),
    feesInBase: input.feesInBase ?? false,
    activityBars: 0,
    latency: input.latency ?? new FixedLatency(input.latencyMs ?? 0),
    intrabar: input.intrabar ?? 'adaptive',
    touchFills: input.touchFills ?? false,
    participation: input.participationPct === undefined ? null : input.participationPct / 100,
    selfTrade: input.selfTrade ?? true,
    perpetual: null,
  });
  endow(input.holdings ?? [], instruments, collateral, accounts);
  const { actions, afterFill } = readScript(input, instruments, venue);
  let run: BenchRun | null = null;
  const audit = () => run !== null && input.audit?.(run);
  const desk = new ScriptedDesk({ instruments, accounts, actions, afterFill, audit });
  const seriesCount = instruments.length;
  const kernel = new Kernel({
    agents: [desk, venue],
    instrumentCount: seriesCount,
    seriesNames: instruments.map(({ symbol }) => symbol),
    failurePolicy: 'stop',
  });
  const events: VenueEvent[] = [];
  kernel.listen((_, event) => {
    if (isVenueEvent(event)) events.push(event);
  });
  run = { instruments, venue, collateral, accounts, kernel, events };
  const intervalMs = (input.barMinutes ?? 1) * MINUTE_MS;
  const series = input.bars.map((bars, index) => benchSeries(bars, intervalMs, instruments[index], kernel));
  new RootLoop(kernel, series).run();
  kernel.stop();
  audit();
  return run;
}

/** The venue's events, one line each. */
export function story(input: BenchInput): string[] {
  const { events, instruments } = runBench(input);
  return events.map((event) => describeVenueEvent(event, instruments));
}

/** The lines of a story that are fills. */
export function fillsOf(input: BenchInput): string[] {
  return story(input).filter((line) => line.includes(' @ '));
}

export function money(text: string): Money {
  return parseDecimal(text, MONEY_DECIMALS) as Money;
}

/** Tick 0.01, lot 0.001 and no least notional, unless the spec says otherwise. */
export function benchInstrument(spec: Partial<InstrumentSpec> = {}, index = 0): Instrument {
  const symbol = `COIN${index}USDT`;
  const base = `COIN${index}`;
  return createInstrument(
    { symbol, base, quote: 'USDT', tickSize: '0.01', lotSize: '0.001', minNotional: '0', ...spec },
    index,
  );
}

function endow(
  holdings: readonly (readonly string[])[],
  instruments: readonly Instrument[],
  collateral: SpotCollateral,
  accounts: readonly Account[],
): void {
  holdings.forEach((row, strategyIndex) => {
    row.forEach((text, index) => {
      const quantity = Number(parseDecimal(text, instruments[index].quantityDecimals)) as QuantityUnits;
      collateral.state.holdings[strategyIndex][index] = quantity;
      accounts[strategyIndex].positions[index].quantity = quantity;
    });
  });
}

export function readScript(
  input: Pick<BenchInput, 'script' | 'afterFill'>,
  instruments: readonly Instrument[],
  venue: SimulatedVenue,
) {
  let lastOrderId = 0;
  const actions = input.script.map((line): ScriptedAction => {
    const tsMs = START_TS_MS + line.minute * MINUTE_MS;
    if ('cancel' in line) return { tsMs, kind: 'cancel', orderId: line.cancel };
    if ('amend' in line) return { tsMs, kind: 'amend', text: line.amend };
    if ('call' in line) return { tsMs, kind: 'call', call: () => line.call(venue) };
    if ('transfer' in line) {
      const { from, to, amount } = line.transfer;
      return { tsMs, kind: 'transfer', from, to, amount: money(amount) };
    }
    const { order, strategy = 0, instrument = 0 } = line;
    const terms = typeof order === 'string' ? readOrder(order, instruments[instrument], strategy, tsMs) : order;
    const link = typeof order === 'string' ? readLink(order) : (line.link ?? null);
    return { tsMs, kind: 'submit', orderId: line.orderId ?? ++lastOrderId, terms, link };
  });
  const afterFill = new Map(
    Object.entries(input.afterFill ?? {}).map(([orderId, text]) => [
      Number(orderId),
      { orderId: ++lastOrderId, terms: readOrder(text, instruments[0], 0, 0) },
    ]),
  );
  return { actions, afterFill };
}

export function benchSeries(
  bars: readonly BenchBar[],
  intervalMs: number,
  instrument: Instrument,
  kernel: Kernel,
): BarSeries {
  const columns = benchColumns(bars, intervalMs);
  const series = new BarSeries(instrument.index, instrument.symbol, intervalMs, kernel.clock);
  series.supply(columns, columns.length, columns.length);
  series.end();
  return series;
}

export function benchColumns(bars: readonly BenchBar[], intervalMs: number): BarColumns {
  const columns = allocateBarColumns(bars.filter((bar) => bar !== null).length);
  let row = 0;
  bars.forEach((bar, index) => {
    if (bar === null) return;
    columns.tsMs[row] = START_TS_MS + index * intervalMs;
    [columns.open[row], columns.high[row], columns.low[row], columns.close[row]] = bar;
    columns.volume[row++] = bar[4] ?? 1;
  });
  return columns;
}
