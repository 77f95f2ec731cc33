import { computeMetrics } from '../../../src/analytics/compute-metrics.js';
import type { EquityCurve } from '../../../src/analytics/equity-curve.js';
import type { FillRecord } from '../../../src/analytics/fill-record.js';
import type { RoundTrip } from '../../../src/analytics/round-trip.js';
import { tradeColumns } from '../../../src/analytics/trade-columns.js';
import type { PriceHistory } from '../../../src/report/report-input.js';
import type { BranchRecord } from '../../../src/report/run-result.js';

const MINUTE_MS = 60_000;

/** A branch as the engine would record it: equity sampled every `sampleBars` bars from round trips, one position at a time. */
export function fixtureBranch(options: {
  readonly name: string;
  readonly prices: readonly PriceHistory[];
  readonly fills: readonly FillRecord[];
  readonly roundTrips: readonly RoundTrip[];
  readonly startCash: number;
  readonly sampleBars?: number;
}): BranchRecord {
  const { name, prices, fills, roundTrips, startCash } = options;
  const [{ bars }] = prices;
  const equity = fixtureEquity(prices, fills, startCash, options.sampleBars ?? 60);
  const final = equity.equity.at(-1) ?? startCash;
  const fees = fills.reduce((sum, { fee }) => sum + Number(fee), 0);
  const ids = [...new Set(roundTrips.map(({ strategy }) => strategy))];
  return {
    quoteCurrency: 'USDT',
    equity,
    fills,
    roundTrips,
    result: {
      name,
      parent: null,
      forkedAt: null,
      fingerprint: '9f2c64ab01d7e5538c1b7a60fd22e94471c3b8d05a6ef1927d4410be35c8a6f2',
      metrics: computeMetrics({
        equity,
        trades: tradeColumns(roundTrips),
        initialEquity: startCash,
        finalEquity: final.toFixed(8),
        fees: fees.toFixed(8),
        maxDrawdownPct: Math.max(0, ...equity.drawdownPct),
        fills: fills.length,
        turnoverNotional: fills.reduce((total, { price, quantity }) => total + Number(price) * Number(quantity), 0),
        benchmark: { tsMs: bars.tsMs.map((tsMs) => tsMs + MINUTE_MS), close: bars.close },
      }),
      counts: {
        bars: bars.length,
        events: bars.length + 9 * fills.length,
        signals: fills.length + 3,
        orders: fills.length,
        fills: fills.length,
        refusals: fills.length > 0 ? 3 : 0,
        rejections: 0,
        shrinks: 0,
        expired: 0,
        liquidations: 0,
      },
      strategies: ids.map((id) => {
        const own = roundTrips.filter(({ strategy }) => strategy === id);
        return {
          id,
          use: 'momentum',
          symbols: [...new Set(own.map(({ symbol }) => symbol))],
          finalEquity: (final / ids.length).toFixed(8),
          pnl: own.reduce((total, { pnl }) => total + Number(pnl), 0).toFixed(6),
          returnPct: (100 * own.reduce((total, { pnl }) => total + Number(pnl), 0) * ids.length) / startCash,
          maxDrawdownPct: Math.max(0, ...equity.drawdownPct),
          fees: own.reduce((total, trip) => total + Number(trip.fees), 0).toFixed(6),
          trades: own.length,
          winRatePct: (100 * own.filter(({ pnl }) => Number(pnl) > 0).length) / own.length,
        };
      }),
      refusals: fills.length > 0 ? [{ rule: 'maxPositionPct', count: 3 }] : [],
      shrinks: [],
      liquidations: [],
      halts: [],
      warnings: [],
      openPositions: [],
      executions: [],
      allocations: [],
    },
  };
}

function fixtureEquity(
  prices: readonly PriceHistory[],
  fills: readonly FillRecord[],
  startCash: number,
  sampleBars: number,
): EquityCurve {
  const [{ bars }] = prices;
  const tsMs: number[] = bars.length > 0 ? [bars.tsMs[0]] : [];
  const equity: number[] = bars.length > 0 ? [startCash] : [];
  const cash = [...equity];
  const exposure = bars.length > 0 ? [0] : [];
  const drawdown = [...exposure];
  const held = new Map<string, number>(prices.map(({ symbol }) => [symbol, 0]));
  let money = startCash;
  let peak = startCash;
  let next = 0;
  let worst = 0;
  for (let index = 0; index < bars.length; index++) {
    for (; next < fills.length && fills[next].tsMs <= bars.tsMs[index]; next++) {
      const { symbol, side, quantity, price, fee } = fills[next];
      const sign = side === 'buy' ? 1 : -1;
      held.set(symbol, held.get(symbol)! + sign * Number(quantity));
      money -= sign * Number(quantity) * Number(price) + Number(fee);
    }
    const open = prices.reduce((sum, history) => sum + held.get(history.symbol)! * history.bars.close[index], 0);
    const worth = money + open;
    peak = Math.max(peak, worth);
    worst = Math.max(worst, 100 * (1 - worth / peak));
    if ((index + 1) % sampleBars !== 0 && index !== bars.length - 1) continue;
    tsMs.push(bars.tsMs[index] + MINUTE_MS);
    equity.push(worth);
    cash.push(money);
    exposure.push(Math.abs(open));
    drawdown.push(worst);
    worst = 0;
  }
  const column = (values: readonly number[]) => Float64Array.from(values);
  return {
    tsMs: column(tsMs),
    equity: column(equity),
    cash: column(cash),
    exposure: column(exposure),
    drawdownPct: column(drawdown),
  };
}
