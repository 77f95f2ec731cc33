import library from 'technicalindicators';
import {
  TECHNICAL_INDICATOR_CATALOG,
  type TechnicalIndicatorInputKind,
  type TechnicalIndicatorParams,
} from './technical-indicator-catalog.js';
import { findTechnicalIndicator, resolveTechnicalIndicatorParams } from './technical-indicator-params.js';

/**
 * Any indicator or candlestick pattern of the `technicalindicators` package as plain data.
 *
 * The library keeps its state in generators, which cannot be cloned, and its running sums carry rounding from the first
 * input on. So the state here is the inputs themselves: all of them, or the last `lookBack` where the library computes
 * from a window (patterns, renko, volume profile). The live generator is a cache beside the state, rebuilt from the
 * inputs when it is missing (after a fork, a restore, a move to another thread), with the same values to the bit.
 *
 * Cost: 8 bytes per value, 40 per bar, for as long as the run lasts, and a replay after each clone. The project's own
 * indicators have a small state of fixed size and are several times faster; use this for the ones that it does not
 * have.
 */
export interface TechnicalIndicatorState {
  readonly name: string;
  readonly params: TechnicalIndicatorParams;
  readonly input: TechnicalIndicatorInputKind;
  /** Inputs that are kept; 0: all. */
  readonly lookBack: number;
  /** Inputs seen. */
  count: number;
  /** Inputs in order, `stride` numbers each: oldest first, except that a look-back window is a ring buffer. */
  history: Float64Array;
}

/** A bar for the indicators that take one; what the indicator does not use may be left out. */
export interface TechnicalIndicatorBar {
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly close?: number;
  readonly volume?: number;
}

/** Two lines at one moment, for `crossup` and `crossdown`. */
export interface TechnicalIndicatorLines {
  readonly valueA: number;
  readonly valueB: number;
}

/**
 * As the library gives it: a number, an object of numbers (`macd`, `bollingerbands`), a list (`volumeprofile`), yes or
 * no (patterns).
 */
export type TechnicalIndicatorValue =
  | number
  | boolean
  | Readonly<Record<string, number | undefined>>
  | readonly object[];

type Bar = Required<TechnicalIndicatorBar>;
type Columns = { [K in keyof Bar | 'timestamp']: number[] };
type Streaming = { nextValue(...inputs: unknown[]): TechnicalIndicatorValue | undefined };
/** Fits its state as long as `count` and `history` are the same. */
type LiveGenerator = { readonly instance: Streaming; count: number; history: Float64Array };

const STRIDE = { value: 1, lines: 2, bar: 5 };
const exportsByName = library as unknown as Record<string, unknown>;
const live = new WeakMap<TechnicalIndicatorState, LiveGenerator>();

/** The names that {@link technicalIndicator} knows, in alphabetical order. */
export function technicalIndicatorNames(): string[] {
  return [...TECHNICAL_INDICATOR_CATALOG.keys()].sort();
}

/**
 * A fresh state of the named indicator; parameters that are left out have the usual defaults.
 *
 * @throws InputError when the name or a parameter is unknown or wrong.
 */
export function technicalIndicator(name: string, params: TechnicalIndicatorParams = {}): TechnicalIndicatorState {
  const entry = findTechnicalIndicator(name);
  const resolved = resolveTechnicalIndicatorParams(name, entry, params);
  const lookBack = Number(resolved.lookBack ?? entry.lookBack);
  const rows = lookBack === 0 ? 64 : lookBack;
  return {
    name: name.toLowerCase(),
    params: resolved,
    input: entry.input,
    lookBack,
    count: 0,
    history: new Float64Array(rows * STRIDE[entry.input]),
  };
}

/**
 * Takes the next input, of the kind that `state.input` names, and returns the value, undefined until there is one.
 * Returned objects are fresh or the library's own: read them, do not keep or change them.
 */
export function updateTechnicalIndicator(
  state: TechnicalIndicatorState,
  input: number | TechnicalIndicatorBar | TechnicalIndicatorLines,
): TechnicalIndicatorValue | undefined {
  const entry = findTechnicalIndicator(state.name);
  if (entry.mode === 'stream') {
    const generator = caughtUp(state);
    append(state, input);
    generator.count = state.count;
    generator.history = state.history;
    return feed(generator.instance, state, state.count - 1);
  }
  append(state, input);
  if (entry.mode === 'pattern' && state.count < state.lookBack) return undefined;
  const columns = windowColumns(state);
  const compute = exportsByName[entry.export] as (input: object) => TechnicalIndicatorValue;
  if (entry.mode === 'pattern') return compute(columns);
  return state.name === 'renko' ? lastBrick(state, columns) : compute({ ...state.params, ...columns });
}

/** The live generator, rebuilt where the state is a clone or was overwritten in place. */
function caughtUp(state: TechnicalIndicatorState): LiveGenerator {
  const cached = live.get(state);
  if (cached !== undefined && cached.count === state.count && cached.history === state.history) return cached;
  const Indicator = exportsByName[findTechnicalIndicator(state.name).export] as new (input: object) => Streaming;
  const none = { values: [], lineA: [], lineB: [], open: [], high: [], low: [], close: [], volume: [], timestamp: [] };
  const instance = new Indicator({ ...state.params, ...none });
  for (let i = 0; i < state.count; i++) feed(instance, state, i);
  const rebuilt = { instance, count: state.count, history: state.history };
  live.set(state, rebuilt);
  return rebuilt;
}

function feed(instance: Streaming, state: TechnicalIndicatorState, i: number): TechnicalIndicatorValue | undefined {
  const history = state.history;
  if (state.input === 'value') return instance.nextValue(history[i]);
  if (state.input === 'lines') return instance.nextValue(history[2 * i], history[2 * i + 1]);
  return instance.nextValue(barAt(history, 5 * i));
}

function barAt(history: Float64Array, at: number): Bar {
  return {
    open: history[at],
    high: history[at + 1],
    low: history[at + 2],
    close: history[at + 3],
    volume: history[at + 4],
  };
}

function append(state: TechnicalIndicatorState, input: number | TechnicalIndicatorBar | TechnicalIndicatorLines): void {
  const stride = STRIDE[state.input];
  const row = state.lookBack === 0 ? state.count : state.count % state.lookBack;
  if ((row + 1) * stride > state.history.length) {
    const larger = new Float64Array(state.history.length * 2);
    larger.set(state.history);
    state.history = larger;
  }
  const at = row * stride;
  if (state.input === 'value') state.history[at] = input as number;
  else if (state.input === 'lines') {
    const lines = input as TechnicalIndicatorLines;
    state.history[at] = lines.valueA;
    state.history[at + 1] = lines.valueB;
  } else {
    const bar = input as TechnicalIndicatorBar;
    state.history[at] = bar.open ?? Number.NaN;
    state.history[at + 1] = bar.high ?? Number.NaN;
    state.history[at + 2] = bar.low ?? Number.NaN;
    state.history[at + 3] = bar.close ?? Number.NaN;
    state.history[at + 4] = bar.volume ?? Number.NaN;
  }
  state.count++;
}

/** The look-back window, oldest bar first. The library wants a time for each bar: its number. */
function windowColumns(state: TechnicalIndicatorState): Columns {
  const columns: Columns = { open: [], high: [], low: [], close: [], volume: [], timestamp: [] };
  for (let i = Math.max(0, state.count - state.lookBack); i < state.count; i++) {
    const bar = barAt(state.history, 5 * (i % state.lookBack));
    columns.open.push(bar.open);
    columns.high.push(bar.high);
    columns.low.push(bar.low);
    columns.close.push(bar.close);
    columns.volume.push(bar.volume);
    columns.timestamp.push(i);
  }
  return columns;
}

/** The latest brick of the chart over the window. With `useATR` the brick is the window's last average true range. */
function lastBrick(state: TechnicalIndicatorState, columns: Columns): TechnicalIndicatorValue | undefined {
  // Fewer bars give no average true range, and the library says so on the console.
  if (state.params.useATR === true && columns.close.length <= Number(state.params.period)) return undefined;
  const chart = library.renko({ ...state.params, ...columns } as never) as unknown as Columns;
  const last = chart.close.length - 1;
  if (last < 0) return undefined;
  return {
    open: chart.open[last],
    high: chart.high[last],
    low: chart.low[last],
    close: chart.close[last],
    volume: chart.volume[last],
    timestamp: chart.timestamp[last],
  };
}
