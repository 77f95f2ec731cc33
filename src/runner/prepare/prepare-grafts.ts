import { type BarColumns, barCloseTsMs } from '../../core/bar-columns.js';
import { DataError, InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { applyDataPolicy } from '../../feeds/apply-data-policy.js';
import type { DataCheck } from '../../feeds/check/data-check.js';
import { formatDataCheck, isClean } from '../../feeds/check/format-data-check.js';
import { formatIntervalMs } from '../../feeds/check/format-interval.js';
import { checkBars } from '../../feeds/check-bars.js';
import type { CsvColumnMap } from '../../feeds/csv/csv-column-map.js';
import { loadBars } from '../../feeds/load-bars.js';
import type { MarketGraft } from '../../feeds/market-changes/market-bars.js';
import type { GraftChange, MarketChange } from '../../feeds/market-changes/market-change.js';
import { synthesizeBars } from '../../feeds/synthetic/synthesize-bars.js';
import { type BarSource, isTickData, type ScenarioData } from '../scenario/scenario-data.js';
import type { PrepareDataOptions } from './prepared-data.js';

export interface PreparedGrafts {
  /** For every graft among the changes, the bars for each data set that it changes. */
  readonly grafts: readonly MarketGraft[];
  /** What was done to dirty bars, in sentences that name the symbol. */
  readonly repairs: readonly string[];
}

/** Bars that are fit to trade on, and where they are from, in words. */
interface GraftSource extends Unchecked {
  readonly repairs: readonly string[];
}

interface Unchecked {
  readonly name: string;
  readonly bars: BarColumns;
}

/**
 * Loads the bars that the grafts among the changes take from: those of the file that a graft names, otherwise all that
 * the data set itself has, beyond the period of the run too. `data` are the scenario's, in its order, which is the order
 * of the markets. The bars are checked and mended like the data set that they change, and read with its column map.
 *
 * @throws InputError GRAFT_OF_TICKS; DataError GRAFT_OUTSIDE, GRAFT_INTERVAL, DATA_DIRTY, or of the file.
 */
export async function prepareGrafts(
  data: readonly ScenarioData[],
  changes: readonly MarketChange[],
  options: PrepareDataOptions,
): Promise<PreparedGrafts> {
  const grafts: MarketGraft[] = [];
  const repairs = new Set<string>();
  const loaded = new Map<string, GraftSource>();
  for (const [changeIndex, change] of changes.entries()) {
    if (change.kind !== 'graft') continue;
    for (const [marketIndex, one] of data.entries()) {
      if (change.symbol !== null && change.symbol !== one.symbol) continue;
      options.signal?.throwIfAborted();
      if (isTickData(one)) throw ofTicks(one.symbol);
      const key = JSON.stringify([marketIndex, change.path]);
      const source = loaded.get(key) ?? (await load(one, change.path, options));
      loaded.set(key, source);
      for (const repair of source.repairs) repairs.add(repair);
      checkCovered(one, source, change);
      grafts.push({ changeIndex, marketIndex, bars: source.bars });
    }
  }
  return { grafts, repairs: [...repairs] };
}

async function load(data: BarSource, path: string | null, options: PrepareDataOptions): Promise<GraftSource> {
  const { symbol, intervalMs, policy } = data;
  const { name, bars: given } = await read(data, path, options);
  const check = checkBars(given, intervalMs);
  checkInterval(data, name, check);
  if (!isClean(check)) options.onNote?.(`${symbol}, graft: ${formatDataCheck(check)}`);
  const { bars, actions } = applyDataPolicy(given, check, policy, name);
  return { name, bars, repairs: actions.map((action) => `${symbol}, graft: ${action}`) };
}

function read(data: BarSource, path: string | null, options: PrepareDataOptions): Promise<Unchecked> {
  if (data.source !== 'synthetic') return readFile(data, path ?? data.path, data.columns, options);
  if (path !== null) return readFile(data, path, null, options);
  const { symbol, intervalMs, synthetic } = data;
  const bars = synthesizeBars({ ...synthetic, symbol, intervalMs });
  return Promise.resolve({ name: `the synthetic data of ${symbol}`, bars });
}

async function readFile(
  { symbol, intervalMs }: BarSource,
  path: string,
  columns: CsvColumnMap | null,
  { cache, onNote }: PrepareDataOptions,
): Promise<Unchecked> {
  const { bars, notes } = await loadBars({ path, intervalMs, columns, cacheDir: cache ? undefined : null });
  for (const note of notes) onNote?.(`${symbol}, graft: ${note}`);
  return { name: path, bars };
}

function checkInterval({ symbol, intervalMs }: BarSource, name: string, { likelyIntervalMs }: DataCheck): void {
  if (likelyIntervalMs === undefined || likelyIntervalMs === intervalMs) return;
  const found = formatIntervalMs(likelyIntervalMs);
  const expected = formatIntervalMs(intervalMs);
  throw new DataError({
    code: 'GRAFT_INTERVAL',
    message: `The graft takes bars of ${found} from ${name}, but ${symbol} has bars of ${expected}.`,
    remedy: `Give a file of ${expected} bars, or name in the graft the symbol whose bars are of ${found}.`,
    values: { symbol, source: name, found: likelyIntervalMs, expected: intervalMs },
  });
}

function checkCovered({ symbol, intervalMs }: BarSource, { name, bars }: GraftSource, { fromMs }: GraftChange): void {
  const last = bars.length - 1;
  if (last >= 0 && bars.tsMs[0] <= fromMs && fromMs < barCloseTsMs(bars, intervalMs, last)) return;
  const available =
    last < 0 ? 'nothing' : `${isoTime(bars.tsMs[0])} to ${isoTime(barCloseTsMs(bars, intervalMs, last))}`;
  throw new DataError({
    code: 'GRAFT_OUTSIDE',
    message: `The graft of ${symbol} begins at ${isoTime(fromMs)}, but ${name} covers ${available}.`,
    remedy: 'Choose a moment inside of that, or name a file that covers it with `path`.',
    values: { symbol, source: name, fromMs, rows: bars.length },
  });
}

function ofTicks(symbol: string): InputError {
  return new InputError({
    code: 'GRAFT_OF_TICKS',
    message: `${symbol} is traded on ticks, and a graft changes bars.`,
    remedy: 'Give the symbol as bars, or name in the graft another one.',
    values: { symbol },
  });
}
