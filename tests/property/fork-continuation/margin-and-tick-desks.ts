import { resolve } from 'node:path';
import { realDataPath } from '../../unit/feeds/real-data.js';
import { HOUR_MS, type RealDesk, type Window } from './real-desk.js';

const percent = (pct: number) => ({ model: 'percent', pct });
const iso = (tsMs: number) => new Date(tsMs).toISOString();
const BOTH = ['BTCUSDT', 'ETHUSDT'];
const TICK_SIZES: Readonly<Record<string, string>> = { BTCUSDT: '0.1', ETHUSDT: '0.01' };

/** Four weeks of real perpetuals with their funding and brackets. */
export const PERPETUAL_DESK: RealDesk = {
  name: 'perpetuals with funding, brackets and leverage',
  data: { fromMs: Date.UTC(2025, 4, 5), toMs: Date.UTC(2025, 5, 2) },
  days: 12,
  longDays: null,
  snapshots: 30,
  replays: 2,
  beatMs: 8 * HOUR_MS,
  busy: { fills: 100, liquidations: 1 },
  scenario: ({ fromMs, toMs }) => ({
    name: 'perpetuals',
    seed: 5,
    data: BOTH.map((symbol) => ({
      symbol,
      source: 'csv',
      path: realDataPath(`perpetual/${symbol}-perp-1m-20250504.csv.gz`),
      interval: '1m',
      filters: { tickSize: TICK_SIZES[symbol], lotSize: '0.001' },
      funding: { path: realDataPath(`perpetual/${symbol}-funding.csv`) },
    })),
    period: { from: iso(fromMs), to: iso(toMs) },
    account: { cash: { USDT: 200_000 } },
    venue: {
      kind: 'perpetual',
      leverage: 40,
      margin: 'isolated',
      liquidation: 'in-steps',
      brackets: realDataPath('binance-rest/futures/leverage-tiers.json'),
      fees: { makerBps: 2, takerBps: 5 },
      latency: { model: 'jittered', ms: 20, jitterMs: 200, distribution: 'uniform' },
    },
    allocator: { model: 'equal', rebalance: '12h' },
    strategies: [
      {
        id: 'fast',
        use: 'momentum',
        symbols: BOTH,
        interval: '15m',
        params: { fast: 8, slow: 40 },
        sizing: percent(300),
      },
      {
        id: 'slow',
        use: 'momentum',
        symbols: BOTH,
        interval: '4h',
        params: { fast: 2, slow: 6 },
        sizing: percent(600),
      },
      { id: 'blocks', use: 'ict', symbols: BOTH, interval: '5m', sizing: { model: 'risk', riskPct: 1, maxPct: 200 } },
    ],
  }),
};

/** Minutes of trades, quotes and books: the capture begins and ends in the middle of a minute. */
const CAPTURE: Window = { fromMs: Date.UTC(2024, 7, 8), toMs: Date.UTC(2024, 7, 9) };

function tickDesk(market: 'spot' | 'futures', rest: Pick<RealDesk, 'snapshots' | 'replays'>): RealDesk {
  return {
    name: `ticks of the ${market} market`,
    data: CAPTURE,
    days: 1,
    longDays: null,
    beatMs: 1000,
    busy: { fills: 10 },
    ...rest,
    scenario: () => ({
      name: 'ticks',
      data: [
        {
          symbol: 'BTCUSDT',
          source: 'capture',
          path: resolve(realDataPath('binance-streams'), `${market}-btcusdt-20240808.gz`),
          market,
          interval: '1s',
          filters: { tickSize: '0.01', lotSize: '0.00001', minNotional: '5' },
        },
      ],
      venue: { latencyMs: 20 },
      account: { cash: { USDT: 1_000_000 } },
      strategies: [
        {
          id: 'clock',
          use: 'momentum',
          symbols: ['BTCUSDT'],
          params: { fast: 3, slow: 9 },
          sizing: { model: 'fixed', quantity: 3 },
        },
        {
          id: 'volume',
          use: 'momentum',
          symbols: ['BTCUSDT'],
          bars: { volume: 1 },
          params: { fast: 2, slow: 6 },
          sizing: percent(20),
          execution: { algorithm: 'twap', duration: '4s', slices: 3 },
        },
      ],
    }),
  };
}

export const TICK_DESKS: readonly RealDesk[] = [
  tickDesk('spot', { snapshots: 13, replays: 3 }),
  tickDesk('futures', { snapshots: 13, replays: 3 }),
];
