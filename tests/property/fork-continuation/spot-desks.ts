import { resolve } from 'node:path';
import { realDataPath } from '../../unit/feeds/real-data.js';
import { DAY_MS, HOUR_MS, type RealDesk, type Window } from './real-desk.js';

const YEAR: Window = { fromMs: Date.UTC(2024, 0, 1), toMs: Date.UTC(2025, 0, 1) };
const BTC = ['BTCUSDT'];
const ETH = ['ETHUSDT'];
const BOTH = ['BTCUSDT', 'ETHUSDT'];

/** A file of a user's own beside this one. */
const own = (name: string) => resolve(import.meta.dirname, name);
const percent = (pct: number) => ({ model: 'percent', pct });
const iso = (tsMs: number) => new Date(tsMs).toISOString();

function spotScenario({ fromMs, toMs }: Window, rest: object): object {
  return {
    name: 'desk',
    seed: 11,
    data: BOTH.map((symbol) => ({
      symbol,
      source: 'csv',
      path: realDataPath(`${symbol}-1m-2024.csv.gz`),
      interval: '1m',
    })),
    period: { from: iso(fromMs), to: iso(toMs) },
    account: { cash: { USDT: 100_000 } },
    ...rest,
  };
}

/** Every strategy that comes along, each on bars of its own; every way of sizing and every algorithm among them. */
const ALL_STRATEGIES = [
  { id: 'trend', use: 'momentum', symbols: BOTH, interval: '15m', params: { fast: 3, slow: 8 }, sizing: percent(60) },
  {
    id: 'swing',
    use: 'macd',
    symbols: ETH,
    sizing: percent(50),
    execution: { algorithm: 'twap', duration: '9m', slices: 4 },
  },
  { id: 'bands', use: 'bollinger', symbols: BTC, interval: '5m', sizing: { model: 'kelly', startPct: 20, trades: 10 } },
  {
    id: 'rebound',
    use: 'mean-reversion',
    symbols: ETH,
    sizing: percent(50),
    execution: { algorithm: 'vwap', duration: '40m', slices: 5, profileDays: 2 },
  },
  {
    id: 'breakout',
    use: 'breakout',
    symbols: BTC,
    interval: '15m',
    sizing: { model: 'volatility-target', targetPct: 40, window: 24, every: '15m' },
  },
  {
    id: 'oscillator',
    use: 'stochastic',
    symbols: BTC,
    interval: '5m',
    sizing: { model: 'fixed', quantity: '0.05' },
    execution: { algorithm: 'iceberg', displayPct: 25 },
  },
  { id: 'blocks', use: 'ict', symbols: BOTH, interval: '5m', sizing: { model: 'risk', riskPct: 1 } },
  {
    id: 'spread',
    use: 'pairs',
    symbols: BOTH,
    interval: '15m',
    sizing: percent(20),
    execution: { algorithm: 'participation', pct: 5, maxDuration: '12m' },
  },
  { id: 'rest', use: 'buy-and-hold', symbols: ETH, interval: '1h', sizing: percent(30) },
];

const FEE_TIERS = [
  { volume: 0, makerBps: 8, takerBps: 10 },
  { volume: 300_000, makerBps: 4, takerBps: 7 },
  { volume: 2_000_000, makerBps: -1, takerBps: 4 },
];

const SMALL = [
  { id: 'fast', use: 'momentum', symbols: BOTH, params: { fast: 4, slow: 15 }, sizing: percent(80) },
  { id: 'swing', use: 'macd', symbols: ETH, interval: '5m', sizing: percent(70) },
  { id: 'bands', use: 'bollinger', symbols: BTC, interval: '3m', sizing: { model: 'kelly', startPct: 30, trades: 8 } },
  { id: 'blocks', use: 'ict', symbols: BTC, interval: '15m', sizing: { model: 'risk', riskPct: 1 } },
];

const tailLoss = (method: string, limitPct: number, interval: string) => ({ method, limitPct, lookback: 24, interval });

/** Compliance with all of its rules. */
const CONDUCT = ({ fromMs }: Window) => ({
  restricted: [
    { symbol: 'ETHUSDT', from: iso(fromMs + DAY_MS), to: iso(fromMs + DAY_MS + 6 * HOUR_MS) },
    { symbol: 'BTCUSDT', side: 'sell', from: iso(fromMs + 2 * DAY_MS), to: iso(fromMs + 2 * DAY_MS + HOUR_MS) },
  ],
  washTrade: { action: 'block', window: '3m' },
  layering: { action: 'block', maxCancels: 3, within: '5m' },
});

type Sized = Pick<RealDesk, 'snapshots' | 'replays' | 'beatMs' | 'days' | 'busy'> & Partial<Pick<RealDesk, 'longDays'>>;

function spotDesk(name: string, sized: Sized, rest: (window: Window) => object): RealDesk {
  return { name, data: YEAR, longDays: null, ...sized, scenario: (window) => spotScenario(window, rest(window)) };
}

/** Desks on the spot market over the real year, each with other agents at work. */
export const SPOT_DESKS: readonly RealDesk[] = [
  spotDesk(
    'all strategies, shares by performance, halts that close, compliance',
    {
      days: 3,
      longDays: 60,
      snapshots: 20,
      replays: 2,
      beatMs: 3 * HOUR_MS,
      busy: { fills: 60, refusals: 1, halts: 1 },
    },
    (window) => ({
      strategies: ALL_STRATEGIES,
      venue: {
        latency: { model: 'jittered', ms: 300, jitterMs: 900 },
        slippage: { model: 'square-root', bars: 30 },
        fees: { tiers: FEE_TIERS, discountPct: 25 },
        participationPct: 10,
      },
      allocator: { model: 'performance', window: '12h', rebalance: '3h', minPct: 2, maxPct: 40 },
      risk: {
        maxPositionPct: 35,
        maxExposurePct: 70,
        maxTradesPerDay: { strategy: 60, desk: 300 },
        valueAtRiskPct: tailLoss('historical', 0.6, '30m'),
        maxDailyLossPct: 0.15,
        maxStrategyDrawdownPct: 12,
        maxDrawdownPct: 60,
        halt: { flatten: true },
        warnAtPct: 70,
      },
      compliance: CONDUCT(window),
    }),
  ),
  spotDesk(
    'shares of equal risk, halts that keep what is held, signals netted',
    { days: 8, snapshots: 34, replays: 2, beatMs: 2 * HOUR_MS, busy: { fills: 50, refusals: 1, halts: 1 } },
    () => ({
      strategies: SMALL,
      venue: {
        latencyMs: 1500,
        slippage: { model: 'volume-share', bars: 15 },
        fees: { makerBps: 2, takerBps: 5, asset: 'base' },
      },
      allocator: {
        model: 'risk-parity',
        method: 'equal-risk',
        window: '1d',
        sampleEvery: '30m',
        rebalance: '2h',
        driftBandPct: 1,
        conflicts: 'net',
      },
      risk: {
        expectedShortfallPct: tailLoss('parametric', 0.8, '15m'),
        stress: {
          maxLossPct: 12,
          scenarios: [
            { name: 'crash', shocks: { all: -30 } },
            { name: 'apart', shocks: { BTCUSDT: 10, ETHUSDT: -35 } },
          ],
        },
        concentrationPct: 80,
        correlatedExposurePct: { limitPct: 60, threshold: 0.5, lookback: 30, interval: '15m' },
        maxDailyLossPct: 0.2,
        halt: { flatten: false, resume: { after: '5h' } },
      },
    }),
  ),
  spotDesk(
    'least variance, drawn losses, order rate, stale data, a drill at the end',
    { days: 3, longDays: 60, snapshots: 14, replays: 1, beatMs: HOUR_MS, busy: { fills: 50, refusals: 1, halts: 1 } },
    ({ toMs }) => ({
      strategies: SMALL,
      venue: {
        latency: { model: 'hourly', ms: Array.from({ length: 24 }, (_, hour) => hour * 150) },
        slippage: { model: 'fixed', bps: 2 },
        intrabar: 'pessimistic',
        limitTouch: true,
        selfTrade: 'allow',
      },
      allocator: { model: 'minimum-variance', window: '12h', sampleEvery: '15m', rebalance: '1h', maxPct: 60 },
      risk: {
        valueAtRiskPct: { ...tailLoss('monte-carlo', 0.5, '30m'), samples: 100 },
        maxLeverage: 0.9,
        staleDataMs: 30_000,
        orderRate: { orders: 3, per: '10m' },
        priceCollarPct: 2,
        symbols: { allow: BOTH, deny: [] },
        killSwitch: { at: iso(toMs - 12 * HOUR_MS) },
        halt: { flatten: true },
        warnAtPct: 60,
      },
    }),
  ),
  spotDesk(
    'shares by the state of the market',
    { days: 8, snapshots: 34, replays: 2, beatMs: 4 * HOUR_MS, busy: { fills: 100 } },
    () => ({
      strategies: SMALL,
      venue: { slippage: { model: 'spread', spreadBps: 3 }, intrabar: 'optimistic' },
      allocator: {
        model: 'regime',
        rebalance: '4h',
        regime: { interval: '15m', adxPeriod: 10, volatilityWindow: 12, lookback: 60 },
        shares: { trending: { fast: 70, swing: 30 }, volatile: { blocks: 50, bands: 20 } },
      },
      risk: { maxPositionPct: 50 },
    }),
  ),
  spotDesk(
    'an allocator, a rule and a strategy of its own, from files',
    { days: 8, snapshots: 24, replays: 2, beatMs: 2 * HOUR_MS, busy: { fills: 60, refusals: 1 } },
    () => ({
      strategies: [
        {
          id: 'mood',
          use: own('own-strategy.ts'),
          symbols: BOTH,
          interval: '5m',
          params: { everyBars: 17 },
          sizing: percent(60),
        },
        { id: 'swing', use: 'macd', symbols: ETH, interval: '3m', sizing: percent(60) },
      ],
      venue: { latencyMs: 40, fees: { makerBps: 0, takerBps: 4 } },
      allocator: { use: own('own-allocator.ts'), params: { bars: 12 }, window: '1d', rebalance: '2h' },
      risk: { rules: [{ use: own('own-rule.ts'), params: { jumpPct: 0.1, waitMinutes: 5 } }] },
    }),
  ),
  spotDesk(
    'equal shares, long and short with interest',
    { days: 4, snapshots: 18, replays: 2, beatMs: HOUR_MS, busy: { fills: 30 } },
    () => ({
      strategies: [
        { id: 'fast', use: 'momentum', symbols: BOTH, params: { fast: 5, slow: 30 }, sizing: percent(180) },
        { id: 'spread', use: 'pairs', symbols: BOTH, interval: '15m', sizing: percent(120) },
      ],
      venue: { leverage: 4, margin: 'cross', interest: { ratePct: 0.5, coinRatePct: 0.3 }, latencyMs: 250 },
      allocator: { model: 'equal', rebalance: '6h', driftBandPct: 0.5 },
      risk: { maxLeverage: 3 },
    }),
  ),
];
