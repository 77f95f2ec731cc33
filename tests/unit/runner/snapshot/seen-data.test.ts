import { describe, expect, it } from 'vitest';
import { type BarColumns, sliceBarColumns } from '../../../../src/core/bar-columns.js';
import { seenDataHashes } from '../../../../src/runner/snapshot/seen-data.js';
import { SYMBOLS } from '../forks/forked-desk.js';
import { MARKET, SCENARIO } from './saved-run.js';

const SEEN = { series: SYMBOLS.map(() => ({ closedRows: 1000, isOpen: false })) };

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
    const open = { series: SYMBOLS.map(() => ({ closedRows: 1000, isOpen: true })) };
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
    const terms = SYMBOLS.map(() => ({}) as (typeof MARKET.terms)[number]);
    const dataHashes = ['a', 'terms of a', 'b', 'terms of b'];
    expect(seenDataHashes(SCENARIO, { bars, ticks, dataHashes, terms }, SEEN)).toEqual(['a', 'b']);
  });
});
