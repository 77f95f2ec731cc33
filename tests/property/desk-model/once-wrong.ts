import { DAY_MS, type DeskSettings, MINUTE_MS, SYMBOLS } from './desk-settings.js';
import type { BarMove, RealDesk, Wish } from './real-desk.js';

/** A desk that the model had caught in a mistake, and what led to it. */
export interface OnceWrong {
  readonly what: string;
  readonly settings: DeskSettings;
  readonly acts: readonly ((desk: RealDesk) => void)[];
}

const MIDNIGHT = Date.UTC(2024, 2, 10);
const STILL: BarMove = { gapPct: 0, bodyPct: 0, abovePct: 0, belowPct: 0, volume: 1_000 };

function desk(
  strategies: number,
  terms: Partial<DeskSettings['scenario']>,
  rest: Partial<DeskSettings> = {},
): DeskSettings {
  const scenario = {
    name: 'once-wrong',
    seed: 0,
    data: SYMBOLS.map((symbol) => ({
      symbol,
      source: 'synthetic',
      interval: '1m',
      filters: { tickSize: '0.01', lotSize: '0.001' },
    })),
    account: { cash: { USDT: 10_000 } },
    strategies: Array.from({ length: strategies }, (_, index) => ({
      id: `s${index}`,
      use: 'scripted',
      symbols: [...SYMBOLS],
      sizing: { model: 'fixed', quantity: '0.5' },
    })),
    venue: { kind: 'spot' as const, leverage: 3, fees: { makerBps: 0, takerBps: 0 }, latencyMs: 0 },
    allocator: {},
    risk: {},
    ...terms,
  };
  return { scenario, startTsMs: MIDNIGHT - DAY_MS, coinsMax: null, customShares: null, fundingRate: 0, ...rest };
}

const wish =
  (strategy: number, direction: Wish['direction'], target: number, entry?: Wish['entry']) => (to: RealDesk) =>
    to.wish({ strategy, instrument: 0, via: 0, on: 'bar', direction, strength: 1, target, entry, exitPct: 0 });
const bar =
  (bodyPct = 0, gapPct = 0) =>
  (to: RealDesk) =>
    to.bar([{ ...STILL, gapPct, bodyPct }, null]);

export const ONCE_WRONG: readonly OnceWrong[] = [
  ...[{ maxLeverage: 0.2 }, { maxExposurePct: 20 }].map((risk) => ({
    what: `closing a short against the long of another strategy made room under ${Object.keys(risk)[0]}`,
    settings: desk(2, { risk }),
    acts: [wish(0, 'long', 19.302), wish(1, 'short', 0.5), bar(1), wish(1, 'long', 0.5), bar()],
  })),
  ...[{ maxLeverage: 0.3 }, { maxExposurePct: 30 }].map((risk) => ({
    what: `a limit above the last price made room under ${Object.keys(risk)[0]} for what it closed`,
    settings: desk(1, { risk }),
    acts: [
      wish(0, 'short', 0.77),
      bar(-0.5),
      wish(0, 'long', 30.14, { type: 'limit', awayPct: 0.5, timeInForce: 'GTC', goodForMs: undefined }),
      bar(-0.4),
    ],
  })),
  {
    what: 'a signal that waited for a cancel opened without a share',
    settings: desk(
      1,
      {
        venue: { kind: 'spot', leverage: 3, fees: { makerBps: 0, takerBps: 0 }, latencyMs: 90_000 },
        allocator: { use: './own.ts', sampleEvery: '1m', window: '10m', rebalance: '5m' } as object,
      },
      { customShares: [[0.125], [0]] },
    ),
    acts: [bar(), bar(), wish(0, 'long', 0.5), bar(), wish(0, 'long', 0.6), bar(), bar(), bar()],
  },
  {
    what: 'funding at 00:00 counted into the day before where the run had begun after the last funding time',
    settings: desk(
      1,
      {
        venue: { kind: 'perpetual', leverage: 5, fees: { makerBps: 0, takerBps: 0 }, latencyMs: 0 },
        risk: { maxDailyLossPct: 0.3 },
      },
      { startTsMs: MIDNIGHT - 3 * MINUTE_MS, fundingRate: -0.002 },
    ),
    acts: [wish(0, 'long', 50), bar(), bar(), bar(), bar(), bar(-5), bar()],
  },
  {
    what: 'value at risk was judged by too short a history where an order cancelled out what was held',
    settings: desk(2, {
      risk: { valueAtRiskPct: { limitPct: 0.1, confidence: 90, method: 'historical', lookback: 20, interval: '1m' } },
    }),
    acts: [wish(0, 'short', 20), bar(), bar(0.5, 0.5), bar(0.5), bar(0.5), wish(1, 'long', 20), bar()],
  },
];
