import { describe, expect, it } from 'vitest';
import { type BarColumns, sliceBarColumns } from '../../../../src/core/bar-columns.js';
import type { MarketTerms } from '../../../../src/runner/prepare/market-terms.js';
import { seenDataHashes } from '../../../../src/runner/snapshot/seen-data.js';
import { createMarginBrackets } from '../../../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { constantFunding, fundingTable } from '../../../../src/venues/simulated/perpetual/funding-schedule.js';
import { SYMBOLS } from '../forks/forked-desk.js';
import { MARKET, SCENARIO } from './saved-run.js';

const HOUR_MS = 3_600_000;
const SEEN = { series: SYMBOLS.map(() => ({ closedRows: 1000, isOpen: false })), tsMs: 0 };

function changed(bars: BarColumns, row: number, name: 'open' | 'close' = 'close'): BarColumns {
  const column = bars[name].slice();
  column[row] += 0.01;
  return { ...bars, [name]: column };
}

const hashes = (bars: readonly BarColumns[]) => seenDataHashes(SCENARIO, { ...MARKET, bars }, SEEN);

describe('seenDataHashes', () => {
  const [btc, eth] = MARKET.bars;
  const before = hashes([btc, eth]);

  it('does not depend on what lies behind, however much of it there is', () => {
    expect(hashes([sliceBarColumns(btc, 0, 1000), sliceBarColumns(eth, 0, 1001)])).toEqual(before);
    expect(hashes([changed(btc, 1000), changed(eth, btc.length - 1)])).toEqual(before);
  });

  it('tells any other past, of the data set that has it', () => {
    for (const row of [0, 500, 999]) {
      expect(hashes([changed(btc, row), eth])).toEqual([expect.not.stringMatching(before[0]), before[1]]);
      expect(hashes([btc, changed(eth, row)])).toEqual([before[0], expect.not.stringMatching(before[1])]);
    }
    expect(hashes([sliceBarColumns(btc, 0, 999), eth])[0]).not.toBe(before[0]);
    expect(hashes([sliceBarColumns(btc, 1, btc.length), eth])[0]).not.toBe(before[0]);
    expect(hashes([eth, btc])).not.toEqual(before);
  });

  it('tells another open of a bar that was under way, and not what else it came to', () => {
    const open = { series: SYMBOLS.map(() => ({ closedRows: 1000, isOpen: true })), tsMs: 0 };
    const hashesThen = (bars: BarColumns) => seenDataHashes(SCENARIO, { ...MARKET, bars: [bars, eth] }, open);
    const opened = hashesThen(btc);
    expect(hashesThen(changed(btc, 1000))).toEqual(opened);
    expect(hashesThen(changed(btc, 1000, 'open'))).not.toEqual(opened);
    expect(hashesThen(changed(btc, 1001, 'open'))).toEqual(opened);
    expect(hashesThen(sliceBarColumns(btc, 0, 1001))).toEqual(opened);
    expect(hashesThen(sliceBarColumns(btc, 0, 1000))).not.toEqual(opened);
    expect(hashes([changed(btc, 1000, 'open'), eth])).toEqual(before);
  });

  it('is of ticks the hash of all of them, also where a market’s terms have hashes between', () => {
    const ticks = MARKET.ticks.map(() => ({}) as NonNullable<(typeof MARKET.ticks)[number]>);
    const bars = MARKET.bars.map((one) => sliceBarColumns(one, 0, 0));
    expect(seenDataHashes(SCENARIO, { ...MARKET, bars, ticks, dataHashes: ['a', 'b'] }, SEEN)).toEqual(['a', 'b']);
    const terms = SYMBOLS.map(() => termsOf());
    const dataHashes = ['a', 'terms of a', 'b', 'terms of b'];
    const [first, second] = seenDataHashes(SCENARIO, { bars, ticks, dataHashes, terms }, SEEN);
    expect(first.split(' ')[0]).toBe('a');
    expect(second.split(' ')[0]).toBe('b');
  });

  describe('on margin', () => {
    /** At half past ten. */
    const seen = { ...SEEN, tsMs: 10.5 * HOUR_MS };
    const hashWith = (terms: MarketTerms) =>
      seenDataHashes(SCENARIO, { ...MARKET, terms: [terms, termsOf()] }, seen)[0];
    const was = hashWith(termsOf());

    it('knows the funding, the marks and the brackets that the run had to do with', () => {
      expect(was).toMatch(new RegExp(`^${before[0]} `));
      expect(hashWith(termsOf({ rates: { 8: 0.0002 } }))).not.toBe(was);
      expect(hashWith(termsOf({ closes: { 9: 101 } }))).not.toBe(was);
      // Of the mark's bar under way only the open was there.
      expect(hashWith(termsOf({ opens: { 10: 101 } }))).not.toBe(was);
      expect(hashWith(termsOf({ maxLeverage: 10 }))).not.toBe(was);
      expect(hashWith({ ...termsOf(), funding: null })).not.toBe(was);
      expect(hashWith({ ...termsOf(), mark: null })).not.toBe(was);
      expect(hashWith({ ...termsOf(), funding: constantFunding(0.0001, 8 * HOUR_MS) })).not.toBe(was);
    });

    it('does not mind what came later', () => {
      expect(hashWith(termsOf({ rates: { 11: 0.0002 }, closes: { 10: 101, 11: 101 }, opens: { 11: 101 } }))).toBe(was);
      expect(hashWith(termsOf({ hours: 11 }))).toBe(was);
      expect(hashWith(termsOf({ hours: 40 }))).toBe(was);
      // The first mark price that the file of rates ever had.
      expect(hashWith(termsOf({ fundingMarks: { 12: 100 } }))).toBe(was);
      expect(hashWith(termsOf({ fundingMarks: { 7: 100 } }))).not.toBe(was);
    });
  });
});

interface OtherTerms {
  readonly hours?: number;
  readonly maxLeverage?: number;
  /** By hour. */
  readonly rates?: Readonly<Record<number, number>>;
  readonly fundingMarks?: Readonly<Record<number, number>>;
  readonly opens?: Readonly<Record<number, number>>;
  readonly closes?: Readonly<Record<number, number>>;
}

/** Funding and a mark every hour. */
function termsOf({ hours = 24, maxLeverage = 20, ...other }: OtherTerms = {}): MarketTerms {
  const column = (usual: number, others: Readonly<Record<number, number>> = {}) =>
    Float64Array.from({ length: hours }, (_, hour) => others[hour] ?? usual);
  const tsMs = Float64Array.from({ length: hours }, (_, hour) => hour * HOUR_MS);
  const bars: BarColumns = {
    length: hours,
    tsMs,
    open: column(100, other.opens),
    high: column(110),
    low: column(90),
    close: column(100, other.closes),
    volume: column(0),
  };
  const row = { notionalFloor: '0', notionalCap: '1000000', maintenanceRatio: '0.01', maxLeverage, cum: '0' };
  return {
    brackets: createMarginBrackets('BTCUSDT', [row]),
    funding: fundingTable({
      tsMs,
      rate: column(0.0001, other.rates),
      markPrice: other.fundingMarks ? column(Number.NaN, other.fundingMarks) : null,
    }),
    mark: { bars, intervalMs: HOUR_MS },
    hash: '',
  };
}
