import { allocateBarColumns, type BarColumns } from '../../../../src/core/bar-columns.js';
import { parseDecimal } from '../../../../src/core/decimal.js';
import { createInstrument, type Instrument, type InstrumentSpec } from '../../../../src/core/instrument.js';
import { MONEY_DECIMALS, type Money, type QuantityUnits } from '../../../../src/core/units.js';
import type { OrderTerms } from '../../../../src/events/order-terms.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { Kernel } from '../../../../src/kernel/kernel.js';
import { RootLoop } from '../../../../src/kernel/root-loop.js';
import { type Account, openAccount } from '../../../../src/ledger/account.js';
import type { IntrabarModel } from '../../../../src/venues/simulated/bar-path.js';
import { FlatFee } from '../../../../src/venues/simulated/models/fee/flat-fee.js';
import { FixedSlippage } from '../../../../src/venues/simulated/models/slippage/fixed-slippage.js';
import { SimulatedSpotVenue } from '../../../../src/venues/simulated/simulated-spot-venue.js';
import { describeVenueEvent, isVenueEvent, readOrder, type VenueEvent } from './order-text.js';
import { type ScriptedAction, ScriptedDesk } from './scripted-desk.js';

export const MINUTE_MS = 60_000;
/** Midnight, so that a story's clock starts at 00:00:00. */
export const START_TS_MS = Date.UTC(2024, 0, 1);

/** Open, high, low, close of one minute; null is a minute that the data lack. */
export type BenchBar = readonly [open: number, high: number, low: number, close: number] | null;

/** A line of the script, timed in minutes from the start of the data. */
export type ScriptLine = { readonly minute: number; readonly strategy?: number; readonly instrument?: number } & (
  | { readonly order: string | OrderTerms }
  | { readonly cancel: number }
  | { readonly transfer: { readonly from: number; readonly to: number; readonly amount: string } }
  | { readonly call: (venue: SimulatedSpotVenue) => void }
);

export interface BenchInput {
  /** By instrument; the first minute's bar opens at {@link START_TS_MS}. */
  readonly bars: readonly (readonly BenchBar[])[];
  readonly script: readonly ScriptLine[];
  /** Orders sent when another has filled, by its id; they get the ids behind the script's. */
  readonly afterFill?: Readonly<Record<number, string>>;
  readonly specs?: readonly Partial<InstrumentSpec>[];
  /** Cash by strategy; 10,000 for one strategy if left out. */
  readonly cash?: readonly string[];
  /** Base quantity that strategies hold from the start, by strategy and instrument. */
  readonly holdings?: readonly (readonly string[])[];
  readonly makerBps?: number;
  readonly takerBps?: number;
  readonly slippageBps?: number;
  readonly latencyMs?: number;
  readonly intrabar?: IntrabarModel;
  readonly touchFills?: boolean;
  /** Called before every root event and at the end. */
  readonly audit?: (run: BenchRun) => void;
}

export interface BenchRun {
  readonly instruments: readonly Instrument[];
  readonly venue: SimulatedSpotVenue;
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
  const venue = new SimulatedSpotVenue({
    instruments,
    deposits,
    fees: new FlatFee(input.makerBps ?? 10, input.takerBps ?? 10),
    slippage: new FixedSlippage(input.slippageBps ?? 0),
    latencyMs: input.latencyMs ?? 0,
    intrabar: input.intrabar ?? 'adaptive',
    touchFills: input.touchFills ?? false,
  });
  endow(input.holdings ?? [], instruments, venue, accounts);
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
  run = { instruments, venue, accounts, kernel, events };
  const series = input.bars.map((bars, index) => benchSeries(bars, instruments[index], kernel));
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
  venue: SimulatedSpotVenue,
  accounts: readonly Account[],
): void {
  holdings.forEach((row, strategyIndex) => {
    row.forEach((text, index) => {
      const quantity = Number(parseDecimal(text, instruments[index].quantityDecimals)) as QuantityUnits;
      venue.balances.holdings[strategyIndex][index] = quantity;
      accounts[strategyIndex].positions[index].quantity = quantity;
    });
  });
}

function readScript(input: BenchInput, instruments: readonly Instrument[], venue: SimulatedSpotVenue) {
  let lastOrderId = 0;
  const actions = input.script.map((line): ScriptedAction => {
    const tsMs = START_TS_MS + line.minute * MINUTE_MS;
    if ('cancel' in line) return { tsMs, kind: 'cancel', orderId: line.cancel };
    if ('call' in line) return { tsMs, kind: 'call', call: () => line.call(venue) };
    if ('transfer' in line) {
      const { from, to, amount } = line.transfer;
      return { tsMs, kind: 'transfer', from, to, amount: money(amount) };
    }
    const { order, strategy = 0, instrument = 0 } = line;
    const terms = typeof order === 'string' ? readOrder(order, instruments[instrument], strategy) : order;
    return { tsMs, kind: 'submit', orderId: ++lastOrderId, terms };
  });
  const afterFill = new Map(
    Object.entries(input.afterFill ?? {}).map(([orderId, text]) => [
      Number(orderId),
      { orderId: ++lastOrderId, terms: readOrder(text, instruments[0], 0) },
    ]),
  );
  return { actions, afterFill };
}

function benchSeries(bars: readonly BenchBar[], instrument: Instrument, kernel: Kernel): BarSeries {
  const columns = benchColumns(bars);
  const series = new BarSeries(instrument.index, instrument.symbol, MINUTE_MS, kernel.clock);
  series.supply(columns, columns.length, columns.length);
  series.end();
  return series;
}

function benchColumns(bars: readonly BenchBar[]): BarColumns {
  const columns = allocateBarColumns(bars.filter((bar) => bar !== null).length);
  let row = 0;
  bars.forEach((bar, minute) => {
    if (bar === null) return;
    columns.tsMs[row] = START_TS_MS + minute * MINUTE_MS;
    [columns.open[row], columns.high[row], columns.low[row], columns.close[row]] = bar;
    columns.volume[row++] = 1;
  });
  return columns;
}
