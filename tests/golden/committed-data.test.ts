import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/runner/simulate.js';

const DATA = resolve(import.meta.dirname, '../../data');

const btc = { symbol: 'BTCUSDT', source: 'csv', path: 'BTCUSDT-1m-synthetic.csv.gz', interval: '1m' };
const eth = { symbol: 'ETHUSDT', source: 'csv', path: 'ETHUSDT-1m-synthetic.csv.gz', interval: '1m' };
const fast = { id: 'fast', use: 'momentum', symbols: ['BTCUSDT'], sizing: { model: 'percent', pct: 40 } };
const swing = {
  id: 'swing',
  use: 'macd',
  symbols: ['BTCUSDT', 'ETHUSDT'],
  sizing: { model: 'fixed', quantity: '0.5' },
};
const account = { cash: { USDT: 100_000 } };

const SCENARIOS = {
  'one symbol': { name: 'one', data: [btc], account, strategies: [fast] },
  'two symbols, rebalanced, with limits': {
    name: 'two',
    data: [btc, eth],
    account,
    period: { from: '2024-01-10', to: '2024-01-20' },
    strategies: [fast, swing],
    allocator: { rebalance: '6h' },
    risk: { maxPositionPct: 30, maxExposurePct: 50 },
  },
  'latency and slippage': {
    name: 'late',
    data: [btc],
    account,
    period: { from: '2024-01-10', to: '2024-01-20' },
    venue: { latencyMs: 1500, slippage: { model: 'fixed', bps: 2 }, fees: { makerBps: 2, takerBps: 5 } },
    strategies: [{ ...swing, symbols: ['BTCUSDT'] }],
  },
};

/**
 * Runs on the committed synthetic data, frozen: these exist for everybody, unlike the real year. A change here means
 * that some decision, fill or encoding is no longer what it was. Never just refresh it: find the first event that
 * differs, and explain it in the commit and in the changelog.
 */
const FROZEN: Record<keyof typeof SCENARIOS, object> = {
  'one symbol': {
    fingerprint: '229ef9d6e6f1109d391cb6c385f798776854c2a3ecb57024d17cd868e62c82ed',
    fills: 1954,
    refusals: 0,
    finalEquity: '42115.622082274',
  },
  'two symbols, rebalanced, with limits': {
    fingerprint: '4d198b0702c037c02fd0543edea4d59e96c368fbcf5c5d048070b72c19eff992',
    fills: 2789,
    refusals: 89,
    finalEquity: '67231.909065305',
  },
  'latency and slippage': {
    fingerprint: '3e300c788cd376887344f316a009ce71c24243b3c09de2dcbb688db9106be2c1',
    fills: 1289,
    refusals: 0,
    finalEquity: '75604.04941496',
  },
};

describe('runs on the committed data', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (name, scenario) => {
    const { run } = await simulate({ scenario, baseDir: DATA });
    const { fingerprint, counts, metrics } = run.result;
    const found = { fingerprint, fills: counts.fills, refusals: counts.refusals, finalEquity: metrics.finalEquity };
    expect(found).toEqual(FROZEN[name as keyof typeof SCENARIOS]);
  });
});
