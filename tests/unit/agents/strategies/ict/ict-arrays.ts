import type { IctParams } from '../../../../../src/agents/strategies/ict/ict-params.js';
import type { Bar } from '../../../../../src/agents/strategies/strategy.js';

/**
 * The definitions once more, over whole arrays and pattern by pattern: each block and each gap is followed forwards from
 * the bar that made it until it ends, each swing is looked for in its window. Nothing of the strategy's own code is used,
 * and no price is negated.
 */
export interface ArraySignalOfIct {
  readonly row: number;
  readonly direction: 'long' | 'short';
  readonly strength: number;
  readonly stopPrice: number;
  readonly takeProfitPrice: number;
  readonly indicators: Readonly<Record<string, number>>;
}

interface Block {
  readonly up: boolean;
  readonly made: number;
  readonly low: number;
  readonly high: number;
  readonly touched: number[];
  end: number;
  why: string;
}

interface Gap {
  readonly up: boolean;
  readonly made: number;
  readonly low: number;
  readonly high: number;
  end: number;
  why: string;
}

interface Break {
  readonly row: number;
  readonly kind: 'bos' | 'choch';
  readonly up: boolean;
}

interface Structure {
  /** For each row the row of the last swing that is known, −1 for none. */
  readonly highs: Int32Array;
  readonly lows: Int32Array;
  readonly breaks: readonly Break[];
  readonly trend: Int8Array;
}

type Candles = readonly Pick<Bar, 'open' | 'high' | 'low' | 'close'>[];

const CAPACITY = 32;
const side = (up: boolean) => (up ? 'bullish' : 'bearish');

export function arrayIct(bars: readonly Bar[], params: IctParams) {
  const structure = structureOf(bars, params.swing);
  const blocks = blocksOf(bars, params);
  const gaps = gapsOf(bars, params.minGapBps);
  const sweeps = sweepsOf(bars, structure);
  const bias = biasOf(bars, params);
  const lines = () => [
    ...blocks.flatMap((block) => blockLines(block)),
    ...gaps.flatMap((gap) => gapLines(gap, bars)),
    ...structureLines(bars, structure),
    ...sweeps.up.map((row) => `${row} bullish sweep`),
    ...sweeps.down.map((row) => `${row} bearish sweep`),
    ...bias.flatMap((trend, row) =>
      trend === (bias[row - 1] ?? 0) ? [] : [`${row} bias ${trend > 0 ? 'up' : 'down'}`],
    ),
  ];
  return { lines, signals: () => signalsOf(bars, params, { structure, blocks, gaps, sweeps, bias }) };
}

/** Sorted as the recorder sorts. */
export function inOrder(lines: readonly string[]): string[] {
  const row = (line: string) => Number.parseInt(line, 10);
  return [...lines].sort((a, b) => row(a) - row(b) || (a < b ? -1 : a > b ? 1 : 0));
}

function structureOf(bars: Candles, swing: number): Structure {
  const highs = new Int32Array(bars.length).fill(-1);
  const lows = new Int32Array(bars.length).fill(-1);
  const trend = new Int8Array(bars.length);
  const breaks: Break[] = [];
  const broken = new Set<string>();
  let [lastHigh, lastLow, now] = [-1, -1, 0];
  const others = (middle: number) => {
    const rows: number[] = [];
    for (let row = middle - swing; row <= middle + swing; row++) if (row !== middle) rows.push(row);
    return rows;
  };
  for (let row = 0; row < bars.length; row++) {
    const middle = row - swing;
    if (middle >= swing) {
      if (others(middle).every((other) => bars[other].high < bars[middle].high)) lastHigh = middle;
      if (others(middle).every((other) => bars[other].low > bars[middle].low)) lastLow = middle;
    }
    highs[row] = lastHigh;
    lows[row] = lastLow;
    for (const up of [true, false]) {
      const level = up ? lastHigh : lastLow;
      const name = `${side(up)} ${level}`;
      if (level < 0 || broken.has(name)) continue;
      if (up ? bars[row].close <= bars[level].high : bars[row].close >= bars[level].low) continue;
      broken.add(name);
      const against = up ? now < 0 : now > 0;
      breaks.push({ row, kind: against ? 'choch' : 'bos', up });
      now = up ? 1 : -1;
    }
    trend[row] = now;
  }
  return { highs, lows, breaks, trend };
}

/** For each swing, from the bar at which it is known until the next one is: the first bar beyond it, if it comes back. */
function sweepsOf(bars: Candles, { highs, lows }: Structure): { up: number[]; down: number[] } {
  const sweeps = { up: [] as number[], down: [] as number[] };
  for (let from = 0; from < bars.length; from++) {
    if (highs[from] >= 0 && (from === 0 || highs[from] !== highs[from - 1])) {
      const level = bars[highs[from]].high;
      let row = from;
      while (row < bars.length && highs[row] === highs[from] && bars[row].high <= level) row++;
      if (row < bars.length && highs[row] === highs[from] && bars[row].close <= level) sweeps.down.push(row);
    }
    if (lows[from] >= 0 && (from === 0 || lows[from] !== lows[from - 1])) {
      const level = bars[lows[from]].low;
      let row = from;
      while (row < bars.length && lows[row] === lows[from] && bars[row].low >= level) row++;
      if (row < bars.length && lows[row] === lows[from] && bars[row].close >= level) sweeps.up.push(row);
    }
  }
  return sweeps;
}

function blocksOf(bars: Candles, { bodyPct, maxTouches, maxAge }: IctParams): Block[] {
  const blocks: Block[] = [];
  const alive = { up: [] as Block[], down: [] as Block[] };
  for (let made = 1; made < bars.length; made++) {
    const [last, bar] = [bars[made - 1], bars[made]];
    const up = bar.close > bar.open && last.close < last.open;
    const down = bar.close < bar.open && last.close > last.open;
    if (!up && !down) continue;
    // In hundredths of percent, rounded: a body of exactly bodyPct is none, whatever the last bit says.
    const share = Math.round((1e9 * Math.abs(bar.close - bar.open)) / (bar.high - bar.low)) / 1e7;
    if (!(share > bodyPct)) continue;
    if (up ? bar.close < last.low : bar.close > last.high) continue;
    const block: Block = { up, made, low: last.low, high: last.high, touched: [], end: bars.length, why: '' };
    for (let row = made + 1; row < bars.length && block.why === ''; row++) {
      const { high, low, close } = bars[row];
      const touched = up ? low <= block.high : high >= block.low;
      if (row - made > maxAge) block.why = 'too old';
      else if (up ? close < block.low : close > block.high) block.why = 'broken';
      else if (touched && block.touched.length === maxTouches) block.why = 'used up';
      else if (touched) block.touched.push(row);
      if (block.why !== '') block.end = row;
    }
    if (up) alive.up = pushOut(alive.up, block);
    else alive.down = pushOut(alive.down, block);
    blocks.push(block);
  }
  return blocks;
}

function gapsOf(bars: Candles, minGapBps: number): Gap[] {
  const gaps: Gap[] = [];
  const alive = { up: [] as Gap[], down: [] as Gap[] };
  for (let made = 2; made < bars.length; made++) {
    const [first, third] = [bars[made - 2], bars[made]];
    const up = third.low > first.high;
    if (!up && third.high >= first.low) continue;
    const [low, high, edge] = up ? [first.high, third.low, first.high] : [third.high, first.low, first.low];
    if ((high - low) * 10_000 < minGapBps * edge) continue;
    const gap: Gap = { up, made, low, high, end: bars.length, why: '' };
    let row = made + 1;
    while (row < bars.length && (up ? bars[row].low > low : bars[row].high < high)) row++;
    if (row < bars.length) {
      gap.end = row;
      gap.why = 'filled';
    }
    if (up) alive.up = pushOut(alive.up, gap);
    else alive.down = pushOut(alive.down, gap);
    gaps.push(gap);
  }
  return gaps;
}

/** A side keeps so many; the oldest gives way. `alive` are those of its side that may not have ended yet, oldest first. */
function pushOut<Zone extends Block | Gap>(alive: readonly Zone[], next: Zone): Zone[] {
  const own = alive.filter((zone) => zone.end > next.made);
  if (own.length === CAPACITY) {
    const oldest = own.shift() as Zone;
    oldest.end = next.made;
    oldest.why = 'pushed out';
    if ('touched' in oldest) while ((oldest.touched.at(-1) ?? -1) >= next.made) oldest.touched.pop();
  }
  return [...own, next];
}

/** The trend of the longer candles that have closed with or before each bar. */
function biasOf(bars: readonly Bar[], { biasInterval, biasSwing }: IctParams): number[] {
  if (bars.length === 0) return [];
  const lengthMs = biasInterval * bars[0].intervalMs;
  const openMs = (bar: Bar) => bar.tsMs - bar.intervalMs;
  const rowsOfCandle = new Map<number, number[]>();
  bars.forEach((bar, row) => {
    const number = Math.floor(openMs(bar) / lengthMs);
    const rows = rowsOfCandle.get(number) ?? [];
    rows.push(row);
    rowsOfCandle.set(number, rows);
  });
  const whole = [...rowsOfCandle].filter(([number], index) => index > 0 || number * lengthMs === openMs(bars[0]));
  const candles = whole.map(([number, rows]) => {
    const last = rows[rows.length - 1];
    const endsInTime = bars[last].tsMs >= (number + 1) * lengthMs;
    return {
      open: bars[rows[0]].open,
      high: Math.max(...rows.map((row) => bars[row].high)),
      low: Math.min(...rows.map((row) => bars[row].low)),
      close: bars[last].close,
      knownRow: endsInTime ? last : last + 1,
    };
  });
  const { trend } = structureOf(candles, biasSwing);
  const known = candles.map(({ knownRow }, index) => ({ row: knownRow, trend: trend[index] }));
  return lastAt(bars.length, known).map((candle) => candle?.trend ?? 0);
}

interface Found {
  readonly structure: Structure;
  readonly blocks: readonly Block[];
  readonly gaps: readonly Gap[];
  readonly sweeps: { readonly up: readonly number[]; readonly down: readonly number[] };
  readonly bias: readonly number[];
}

function signalsOf(bars: readonly Bar[], params: IctParams, found: Found): ArraySignalOfIct[] {
  const touchedAt = new Map<number, Block[]>();
  for (const block of found.blocks) {
    for (const row of block.touched) touchedAt.set(row, [...(touchedAt.get(row) ?? []), block]);
  }
  const lastBreak = lastAt(bars.length, found.structure.breaks);
  const sweptUp = lastAt(bars.length, rowsOf(found.sweeps.up));
  const sweptDown = lastAt(bars.length, rowsOf(found.sweeps.down));
  const openGaps = { up: openFrom(found.gaps, true, bars.length), down: openFrom(found.gaps, false, bars.length) };
  const signals: ArraySignalOfIct[] = [];
  for (const [row, blocks] of [...touchedAt].sort(([a], [b]) => a - b)) {
    const candidates = [true, false].flatMap((up) => {
      if (!up && !params.shorts) return [];
      if (params.useBias && found.bias[row] !== (up ? 1 : -1)) return [];
      const own = blocks.filter((block) => block.up === up && block.end > row).sort((a, b) => b.made - a.made);
      if (own.length === 0) return [];
      const gapOf = (block: Block) =>
        (up ? openGaps.up : openGaps.down)[row]
          .filter((gap) => gap.low <= block.high && gap.high >= block.low)
          .sort((a, b) => b.made - a.made)[0];
      const block = own.find((one) => gapOf(one) !== undefined) ?? own[0];
      const gap = gapOf(block);
      const swept = (up ? sweptUp : sweptDown)[row];
      const sweep = swept !== undefined && row - swept.row <= params.recentBars;
      const broke = lastBreak[row];
      const bos = broke?.kind === 'bos' && broke.up === up && row - broke.row <= params.recentBars;
      let bonus = gap === undefined ? 0 : params.gapBonus;
      if (sweep) bonus += params.sweepBonus;
      if (bos) bonus += params.bosBonus;
      const strength = Math.min(params.baseStrength + bonus, 1);
      if (strength < params.minStrength) return [];
      const { close } = bars[row];
      return [
        {
          row,
          direction: up ? ('long' as const) : ('short' as const),
          strength,
          stopPrice: up ? block.low * (1 - params.stopPct / 100) : block.high * (1 + params.stopPct / 100),
          takeProfitPrice: up ? close * (1 + params.targetPct / 100) : close * (1 - params.targetPct / 100),
          indicators: {
            blockHigh: block.high,
            blockLow: block.low,
            touches: block.touched.filter((one) => one <= row).length,
            age: row - block.made,
            gap: gap === undefined ? 0 : 1,
            gapFillPct: gap === undefined ? 100 : fillPct(gap, bars, row - 1),
            sweep: sweep ? 1 : 0,
            bos: bos ? 1 : 0,
            strength,
          },
        },
      ];
    });
    const [one, other] = candidates;
    if (one === undefined || one.strength === other?.strength) continue;
    signals.push(other === undefined || one.strength > other.strength ? one : other);
  }
  return signals;
}

/** The gaps of a side that are open when each bar begins: made before it, and not gone before it. */
function openFrom(gaps: readonly Gap[], up: boolean, length: number): Gap[][] {
  const own = gaps.filter((gap) => gap.up === up);
  const open: Gap[][] = [];
  let [next, alive] = [0, [] as Gap[]];
  for (let row = 0; row < length; row++) {
    while (next < own.length && own[next].made < row) alive.push(own[next++]);
    if (alive.some((gap) => gap.end < row) || alive.length !== (open[row - 1]?.length ?? 0)) {
      alive = alive.filter((gap) => gap.end >= row);
      open.push([...alive]);
    } else open.push(open[row - 1] ?? []);
  }
  return open;
}

/** How far the bars after the gap, up to `row`, have come back into it. */
function fillPct(gap: Gap, bars: Candles, row: number): number {
  let reached = gap.up ? gap.high : gap.low;
  for (let one = gap.made + 1; one <= row; one++) {
    reached = gap.up ? Math.min(reached, bars[one].low) : Math.max(reached, bars[one].high);
  }
  return (100 * (gap.up ? gap.high - reached : reached - gap.low)) / (gap.high - gap.low);
}

const rowsOf = (rows: readonly number[]) => rows.map((row) => ({ row }));

/** For each row the last of these that is not later. */
function lastAt<T extends { readonly row: number }>(length: number, list: readonly T[]): (T | undefined)[] {
  const last: (T | undefined)[] = [];
  let [next, current] = [0, undefined as T | undefined];
  for (let row = 0; row < length; row++) {
    while (next < list.length && list[next].row <= row) current = list[next++];
    last.push(current);
  }
  return last;
}

function blockLines({ up, made, low, high, touched, end, why }: Block): string[] {
  const name = `${side(up)} block of ${made}`;
  const lines = [
    `${made} ${name}: ${low}-${high}`,
    ...touched.map((row, index) => `${row} ${name} touched ${index + 1}`),
  ];
  return why === '' ? lines : [...lines, `${end} ${name} ${why}`];
}

function gapLines(gap: Gap, bars: Candles): string[] {
  const name = `${side(gap.up)} gap of ${gap.made}`;
  const lines = [`${gap.made} ${name}: ${gap.low}-${gap.high}`];
  let reached = gap.up ? gap.high : gap.low;
  for (let row = gap.made + 1; row < gap.end; row++) {
    const deeper = gap.up ? bars[row].low < reached : bars[row].high > reached;
    if (!deeper) continue;
    reached = gap.up ? bars[row].low : bars[row].high;
    const pct = (100 * (gap.up ? gap.high - reached : reached - gap.low)) / (gap.high - gap.low);
    lines.push(`${row} ${name} filled ${pct.toFixed(1)} %`);
  }
  return gap.why === '' ? lines : [...lines, `${gap.end} ${name} ${gap.why}`];
}

function structureLines(bars: Candles, { highs, lows, breaks }: Structure): string[] {
  const lines = breaks.map(({ row, kind, up }) => `${row} ${kind} ${up ? 'up' : 'down'}`);
  for (let row = 1; row < bars.length; row++) {
    if (highs[row] !== highs[row - 1]) lines.push(`${row} swing high ${bars[highs[row]].high} of ${highs[row]}`);
    if (lows[row] !== lows[row - 1]) lines.push(`${row} swing low ${bars[lows[row]].low} of ${lows[row]}`);
  }
  return lines;
}
