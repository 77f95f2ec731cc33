import { describe, expect, it } from 'vitest';
import { describeMarketChange } from '../../../../src/feeds/market-changes/describe-market-change.js';
import type { MarketChange } from '../../../../src/feeds/market-changes/market-change.js';

const DAY = Date.UTC(2022, 10, 6);
const cases: readonly (readonly [MarketChange, string])[] = [
  [{ kind: 'shock', symbol: 'BTCUSDT', pct: -20, overMs: 3_600_000 }, 'BTCUSDT shock −20 % over 1 h'],
  [{ kind: 'shock', symbol: null, pct: 2.5, overMs: 5_400_000 }, 'shock +2.5 % over 90 min'],
  [{ kind: 'shock', symbol: null, pct: -1, overMs: 0 }, 'shock −1 %'],
  [{ kind: 'gap', symbol: null, pct: 5 }, 'gap +5 %'],
  [{ kind: 'gap', symbol: null, pct: 0 }, 'gap 0 %'],
  [{ kind: 'volatility', symbol: 'ETHUSDT', multiple: 2 }, 'ETHUSDT volatility × 2'],
  [{ kind: 'trend', symbol: null, pctPerDay: 0.5 }, 'trend +0.5 % a day'],
  [{ kind: 'bootstrap', symbol: null, seed: 7, blockMs: 86_400_000 }, 'bootstrapped path, seed 7, blocks of 1 d'],
  [{ kind: 'graft', symbol: null, fromMs: DAY, path: null }, 'graft from 2022-11-06'],
  [{ kind: 'graft', symbol: null, fromMs: DAY + 5_400_000, path: null }, 'graft from 2022-11-06 01:30'],
  [{ kind: 'graft', symbol: null, fromMs: DAY + 1, path: null }, 'graft from 2022-11-06T00:00:00.001Z'],
  [
    { kind: 'graft', symbol: 'BTCUSDT', fromMs: DAY, path: '/data/old/btc.csv.gz' },
    'BTCUSDT graft from 2022-11-06 of btc.csv.gz',
  ],
];

describe('a market change in words', () => {
  it.each(cases)('%j', (change, words) => {
    expect(describeMarketChange(change)).toBe(words);
  });
});
