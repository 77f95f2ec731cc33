import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseDecimal } from '../../src/core/decimal.js';
import type { EventHeader } from '../../src/events/event.js';
import type { FundingPaid } from '../../src/events/ledger-events.js';
import { type SimulateOptions, simulate } from '../../src/runner/simulate.js';

const SHARED = resolve(import.meta.dirname, '../../../shared');
const PRICES = resolve(SHARED, 'data/perpetual/BTCUSDT-perp-1m-20250504.csv.gz');
const FUNDING = resolve(SHARED, 'data/perpetual/BTCUSDT-funding.csv');
const BRACKETS = resolve(SHARED, 'data/binance-rest/futures/leverage-tiers.json');
const MINUTE_MS = 60_000;

/** A real month of a perpetual lies beside the project; it is no part of it. */
export const hasPerpetualMonth = [PRICES, FUNDING, BRACKETS].every((path) => existsSync(path));

if (!hasPerpetualMonth) console.warn(`Runs over a real month of a perpetual are skipped: ${SHARED} is not there.`);

/** Prices in tenths of a dollar, which is the tick. */
export interface MonthBar {
  readonly openTsMs: number;
  readonly open: bigint;
  readonly high: bigint;
  readonly close: bigint;
}

/** A rate as an integer of 10^-8. */
export interface MonthFunding {
  readonly tsMs: number;
  readonly rate: bigint;
}

/** Ratio as an integer of 10^-8, money in 10^-8 of a dollar. */
export interface MonthBracket {
  readonly cap: bigint;
  readonly ratio: bigint;
  readonly cum: bigint;
}

/** The files as they are, read without the engine's readers. */
export function readMonth() {
  const rows = (text: string) => text.trim().split('\n').slice(1);
  const bars = rows(gunzipSync(readFileSync(PRICES)).toString('utf8')).map((row): MonthBar => {
    const [openTsMs, open, high, , close] = row.split(',');
    return { openTsMs: Number(openTsMs), open: ticks(open), high: ticks(high), close: ticks(close) };
  });
  const funding = rows(readFileSync(FUNDING, 'utf8')).map((row): MonthFunding => {
    const [tsMs, rate] = row.split(',');
    return { tsMs: Number(tsMs), rate: BigInt(Math.round(Number(rate) * 1e8)) };
  });
  const tiers: { readonly info: Readonly<Record<string, string>> }[] = JSON.parse(readFileSync(BRACKETS, 'utf8'))[
    'BTC/USDT:USDT'
  ];
  const brackets = tiers.map(
    ({ info }): MonthBracket => ({
      cap: parseDecimal(info.notionalCap, 8),
      ratio: parseDecimal(info.maintMarginRatio, 8),
      cum: parseDecimal(info.cum, 8),
    }),
  );
  return { bars, funding, brackets };
}

function ticks(price: string): bigint {
  return parseDecimal(price, 1);
}

/** A run of one strategy over the month, with every funding payment. */
export async function runMonth(
  strategies: SimulateOptions['strategies'],
  strategy: object,
  { cash, venue = {} }: { readonly cash: number; readonly venue?: object },
) {
  const fundings: FundingPaid[] = [];
  const { run, result } = await simulate({
    scenario: {
      name: 'perpetual-month',
      data: [
        {
          symbol: 'BTCUSDT',
          source: 'csv',
          path: PRICES,
          interval: '1m',
          filters: { tickSize: '0.1', lotSize: '0.001' },
          funding: { path: FUNDING },
        },
      ],
      venue: {
        kind: 'perpetual',
        leverage: 20,
        brackets: BRACKETS,
        fees: { makerBps: 2, takerBps: 5 },
        slippage: { model: 'none' },
        ...venue,
      },
      account: { cash: { USDT: cash } },
      strategies: [{ id: 'one', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: '1' }, ...strategy }],
    },
    strategies,
    onEvent(_, event: EventHeader) {
      if ((event as FundingPaid).kind === 'FundingPaid') fundings.push(event as FundingPaid);
    },
  });
  return { run, result, fundings };
}

/** What a market's last price is at a moment between two minutes: an open counts from its own time on. */
export function lastPriceAt(bars: readonly MonthBar[], tsMs: number): bigint {
  let price = 0n;
  for (const { openTsMs, open, close } of bars) {
    if (openTsMs < tsMs) price = open;
    if (openTsMs + MINUTE_MS <= tsMs) price = close;
    if (openTsMs > tsMs) break;
  }
  return price;
}
