import type { Instrument, InstrumentSpec } from '../../../../../src/core/instrument.js';
import { BarSeries } from '../../../../../src/kernel/bar-series.js';
import { Kernel } from '../../../../../src/kernel/kernel.js';
import { RootLoop } from '../../../../../src/kernel/root-loop.js';
import { type TickData, TickSeries } from '../../../../../src/kernel/ticks/tick-series.js';
import { type Account, openAccount } from '../../../../../src/ledger/account.js';
import { FlatFee } from '../../../../../src/venues/simulated/models/fee/flat-fee.js';
import { FixedLatency } from '../../../../../src/venues/simulated/models/latency/fixed-latency.js';
import { FixedSlippage } from '../../../../../src/venues/simulated/models/slippage/fixed-slippage.js';
import { SimulatedVenue } from '../../../../../src/venues/simulated/simulated-venue.js';
import { SpotCollateral } from '../../../../../src/venues/simulated/spot/spot-collateral.js';
import { describeVenueEvent, isVenueEvent, type VenueEvent } from '../order-text.js';
import { ScriptedDesk } from '../scripted-desk.js';
import { benchInstrument, MINUTE_MS, money, readScript, START_TS_MS } from '../venue-bench.js';

export const SECOND_MS = 1_000;
const MINUTE_BARS = { kind: 'time', intervalMs: MINUTE_MS } as const;

/** A line of the script, timed in seconds from the start of the data. An order at 3 meets ticks after 3. */
export type TickScriptLine = { readonly second: number; readonly strategy?: number } & (
  | { readonly order: string }
  | { readonly cancel: number }
  | { readonly amend: string }
);

export interface TickBenchInput {
  readonly ticks: TickData;
  readonly script: readonly TickScriptLine[];
  readonly spec?: Partial<InstrumentSpec>;
  /** By strategy; 100,000 for one if left out. */
  readonly cash?: readonly string[];
  /** What the first strategy holds from the start, quantity units of the bench's lot of 0.001. */
  readonly holding?: number;
  readonly latencyMs?: number;
  readonly slippageBps?: number;
  readonly touchFills?: boolean;
  readonly participation?: number;
}

export interface TickBenchRun {
  readonly events: readonly VenueEvent[];
  readonly accounts: readonly Account[];
  readonly instrument: Instrument;
  readonly kernel: Kernel;
}

/** Runs a scripted desk against the simulated venue on the ticks of one symbol. */
export function runTicks(input: TickBenchInput): TickBenchRun {
  const instrument = benchInstrument(input.spec);
  const instruments = [instrument];
  const deposits = (input.cash ?? ['100000']).map(money);
  const accounts = deposits.map((deposit) => openAccount(deposit, 1));
  const fees = new FlatFee(0, 0);
  const collateral = new SpotCollateral(deposits, 1, fees);
  if (input.holding !== undefined) {
    (collateral.state.holdings[0] as number[])[0] = input.holding;
    (accounts[0].positions[0] as { quantity: number }).quantity = input.holding;
  }
  const venue = new SimulatedVenue({
    instruments,
    collateral,
    fees,
    feesInBase: false,
    slippage: new FixedSlippage(input.slippageBps ?? 0),
    activityBars: 0,
    latency: new FixedLatency(input.latencyMs ?? 0),
    intrabar: 'adaptive',
    touchFills: input.touchFills ?? false,
    participation: input.participation ?? null,
    selfTrade: true,
    onTicks: [true],
    perpetual: null,
  });
  const script = input.script.map(({ second, ...line }) => ({ ...line, minute: (second * SECOND_MS) / MINUTE_MS }));
  const { actions, afterFill } = readScript({ script }, instruments, venue);
  const desk = new ScriptedDesk({ instruments, accounts, actions, afterFill, audit: () => undefined });
  const kernel = new Kernel({
    agents: [desk, venue],
    instrumentCount: 1,
    seriesNames: [instrument.symbol],
    failurePolicy: 'stop',
  });
  const events: VenueEvent[] = [];
  kernel.listen((_, event) => {
    if (isVenueEvent(event)) events.push(event);
  });
  const bars = new BarSeries(0, instrument.symbol, MINUTE_MS, kernel.clock);
  const loop = new RootLoop(kernel, [bars], [new TickSeries(kernel, 0, instrument.symbol, MINUTE_BARS, input.ticks)]);
  while (loop.run().kind === 'paused');
  kernel.stop();
  return { events, accounts, instrument, kernel };
}

/** The venue's events without times of day and fees: `3 #1 buy 1.000 @ 101.00 taker`, times in seconds. */
export function tickStory(input: TickBenchInput): string[] {
  const { events, instrument } = runTicks(input);
  return events.map((event) => {
    const text = describeVenueEvent(event, [instrument])
      .replace(/^\S+ /, '')
      .replace(/, fee \S+?(?=,|$)/, '');
    return `${(event.tsMs - START_TS_MS) / SECOND_MS} ${text}`;
  });
}
