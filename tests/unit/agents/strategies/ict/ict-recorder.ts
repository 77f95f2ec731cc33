import type { IctParams } from '../../../../../src/agents/strategies/ict/ict-params.js';
import { createIctState, type IctState } from '../../../../../src/agents/strategies/ict/ict-state.js';
import { ict } from '../../../../../src/agents/strategies/ict.js';
import type { Bar, Signal, StrategyContext } from '../../../../../src/agents/strategies/strategy.js';

export interface IctRecord {
  /** What was seen, one line an event, beginning with its row; within a row in order of the alphabet. */
  readonly lines: readonly string[];
  readonly signals: readonly RowSignal[];
}

/** Runs the strategy bar by bar, without ever having a position, and writes down what changes in its state. */
export function recordIct(bars: readonly Bar[], params: object = {}, cloneAt = -1): IctRecord {
  const lines: string[] = [];
  const parsed = ict.params.parse(params);
  let before: View | null = null;
  const signals = ictSignals(bars, params, cloneAt, (state, bar, row) => {
    const after = view(state);
    lines.push(...changes(before ?? view(createIctState(parsed)), after, bar, row, parsed));
    before = after;
  });
  return { lines, signals };
}

export type RowSignal = Signal & { readonly row: number };

/** The signals alone, with their rows. */
export function ictSignals(
  bars: readonly Bar[],
  params: object = {},
  cloneAt = -1,
  afterBar: (state: IctState, bar: Bar, row: number) => void = () => {},
): RowSignal[] {
  const parsed = ict.params.parse(params);
  const signals: RowSignal[] = [];
  let state: IctState = ict.init(parsed, ['BTCUSDT']);
  let row = 0;
  const ctx = {
    params: parsed,
    position: () => 0,
    signal: (signal: Signal) => void signals.push({ ...signal, row }),
  } as unknown as StrategyContext<typeof parsed>;
  for (row = 0; row < bars.length; row++) {
    if (row === cloneAt) state = structuredClone(state);
    ict.onBar(state, bars[row], ctx);
    afterBar(state, bars[row], row);
  }
  return signals;
}

interface Zone {
  readonly low: number;
  readonly high: number;
  /** Touches of a block, fill of a gap. */
  readonly progress: number;
}

interface View {
  readonly blocks: ReadonlyMap<string, Zone>;
  readonly gaps: ReadonlyMap<string, Zone>;
  readonly swings: readonly string[];
  readonly events: readonly string[];
}

/** The state in other words: zones by side and row, prices with their own sign. */
function view({ blocks, gaps, structure, sweep, bias }: IctState): View {
  const zones = new Map<string, Zone>();
  const open = new Map<string, Zone>();
  for (const side of ['bullish', 'bearish'] as const) {
    const edges = (low: number, high: number) => (side === 'bullish' ? { low, high } : { low: -high, high: -low });
    const { size, lows, highs, touches, madeRows } = blocks[side];
    for (let i = 0; i < size; i++)
      zones.set(`${side} block of ${madeRows[i]}`, { ...edges(lows[i], highs[i]), progress: touches[i] });
    const gap = gaps[side];
    for (let i = 0; i < gap.size; i++) {
      const progress = (gap.tops[i] - gap.reached[i]) / (gap.tops[i] - gap.bottoms[i]);
      open.set(`${side} gap of ${gap.madeRows[i]}`, { ...edges(gap.bottoms[i], gap.tops[i]), progress });
    }
  }
  const { swings, breakRow, breakKind, breakDirection } = structure;
  const { trend } = bias.structure;
  return {
    blocks: zones,
    gaps: open,
    swings: [`swing high ${swings.high} of ${swings.highRow}`, `swing low ${swings.low} of ${swings.lowRow}`],
    events: [
      `${breakRow} ${breakKind} ${breakDirection > 0 ? 'up' : 'down'}`,
      `${sweep.bullishRow} bullish sweep`,
      `${sweep.bearishRow} bearish sweep`,
      `- bias ${trend > 0 ? 'up' : trend < 0 ? 'down' : 'unknown'}`,
    ],
  };
}

function changes(before: View, after: View, bar: Bar, row: number, params: IctParams): string[] {
  const lines: string[] = [];
  for (const [name, { low, high, progress }] of after.blocks) {
    const old = before.blocks.get(name);
    if (old === undefined) lines.push(`${name}: ${low}-${high}`);
    else if (progress > old.progress) lines.push(`${name} touched ${progress}`);
  }
  for (const [name, { low, high, progress }] of before.blocks) {
    if (after.blocks.has(name)) continue;
    const broken = name.startsWith('bullish') ? bar.close < low : bar.close > high;
    const aged = row - Number(name.split(' ').at(-1)) > params.maxAge;
    const touched = name.startsWith('bullish') ? bar.low <= high : bar.high >= low;
    const worn = touched && progress === params.maxTouches;
    lines.push(`${name} ${aged ? 'too old' : broken ? 'broken' : worn ? 'used up' : 'pushed out'}`);
  }
  for (const [name, { low, high, progress }] of after.gaps) {
    const old = before.gaps.get(name);
    if (old === undefined) lines.push(`${name}: ${low}-${high}`);
    else if (progress > old.progress) lines.push(`${name} filled ${(100 * progress).toFixed(1)} %`);
  }
  for (const [name, { low, high }] of before.gaps) {
    if (after.gaps.has(name)) continue;
    const filled = name.startsWith('bullish') ? bar.low <= low : bar.high >= high;
    lines.push(`${name} ${filled ? 'filled' : 'pushed out'}`);
  }
  lines.push(...after.swings.filter((text, index) => text !== before.swings[index]));
  for (const [index, text] of after.events.entries()) {
    if (text !== before.events[index]) lines.push(text.slice(text.indexOf(' ') + 1));
  }
  return lines.sort().map((text) => `${row} ${text}`);
}
