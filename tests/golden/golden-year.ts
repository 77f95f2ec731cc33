import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { formatDecimal, parseDecimal } from '../../src/core/decimal.js';
import { simulate } from '../../src/runner/simulate.js';

const SHARED = resolve(import.meta.dirname, '../../../shared');
const PRICES = resolve(SHARED, 'data/BTCUSDT-1m-2024.csv.gz');

/** The real year and the independent engine's fills lie beside the project; they are no part of it. */
export const hasGoldenYear = existsSync(PRICES) && existsSync(resolve(SHARED, 'golden'));

if (!hasGoldenYear) console.warn(`Golden runs over the real year are skipped: ${SHARED} is not there.`);

export interface GoldenFill {
  readonly tsMs: number;
  readonly side: string;
  readonly quantity: string;
  readonly price: string;
  readonly fee: string;
}

/** The fills that an independent engine came to: see the README beside them. */
export function goldenFills(name: string): GoldenFill[] {
  const text = gunzipSync(readFileSync(resolve(SHARED, 'golden', name))).toString('utf8');
  const [header, ...rows] = text.trim().split('\n');
  if (header !== 'ts_ms,side,quantity,price,fee') throw new Error(`${name} has the columns ${header}`);
  return rows.map((row) => {
    const [ts, side, quantity, price, fee] = row.split(',');
    return { tsMs: Number(ts), side, quantity: plain(quantity), price: plain(price), fee: plain(fee) };
  });
}

/** The rules of both golden runs: 0.1 BTC at a time, 10 bps on each side, no slippage, a million in cash. */
export async function runGoldenYear(use: string, params: object) {
  const { run } = await simulate({
    scenario: {
      name: 'golden',
      data: [{ symbol: 'BTCUSDT', source: 'csv', path: PRICES, interval: '1m' }],
      venue: { fees: { makerBps: 10, takerBps: 10 } },
      account: { cash: { USDT: 1_000_000 } },
      strategies: [{ id: 'golden', use, symbols: ['BTCUSDT'], params, sizing: { model: 'fixed', quantity: '0.1' } }],
    },
  });
  const fills: GoldenFill[] = run.fills.map(({ tsMs, side, quantity, price, fee }) => ({
    tsMs,
    side,
    quantity: plain(quantity),
    price: plain(price),
    fee: plain(fee),
  }));
  return { run, fills };
}

/** The first place at which two lists of fills differ, with both sides; null when there is none. */
export function firstDifference(actual: readonly GoldenFill[], expected: readonly GoldenFill[]): object | null {
  for (let index = 0; index < Math.max(actual.length, expected.length); index++) {
    const [ours, theirs] = [actual[index], expected[index]];
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) return { index, ours, theirs };
  }
  return null;
}

/** What is left of the cash after these fills, computed from their texts alone: 10^-16 of a dollar is the unit. */
export function cashAfter(fills: readonly GoldenFill[], cash: number): string {
  let units = parseDecimal(String(cash), 16);
  for (const { side, quantity, price, fee } of fills) {
    const value = parseDecimal(quantity, 8) * parseDecimal(price, 8);
    units += (side === 'buy' ? -value : value) - parseDecimal(fee, 16);
  }
  return formatDecimal(units, 16);
}

/** One spelling of a decimal: `0.10` and `.1` are `0.1`. */
function plain(text: string): string {
  const [whole, fraction = ''] = text.split('.');
  const kept = fraction.replace(/0+$/, '');
  return `${whole === '' ? '0' : whole}${kept === '' ? '' : `.${kept}`}`;
}
