import { parseString } from 'fast-csv';
import { describe, expect, test } from 'vitest';
import { csvField } from '../../../src/report/csv-field.js';
import { equityCsv } from '../../../src/report/equity-csv.js';
import { fillsCsv } from '../../../src/report/fills-csv.js';
import type { BranchRecord } from '../../../src/report/run-result.js';
import { tradesCsv } from '../../../src/report/trades-csv.js';
import { fixtureReport } from './fixture-report.js';

const [base] = fixtureReport({ days: 1, trips: 1 }).branches;
const at = Date.UTC(2024, 0, 1, 0, 58);

const branch: BranchRecord = {
  ...base,
  result: { ...base.result, name: 'main, "first"' },
  fills: [
    {
      tsMs: at + 0.4996,
      strategy: 'sma',
      symbol: 'BTCUSDT',
      side: 'buy',
      quantity: '0.1',
      price: '42490.73',
      fee: '4.249073',
      liquidity: 'taker',
      orderId: 'sma-1',
    },
  ],
  roundTrips: [
    {
      strategy: 'sma',
      symbol: 'BTCUSDT',
      side: 'long',
      quantity: '0.1',
      entryTsMs: at,
      entryPrice: '42490.73',
      exitTsMs: at + 4_380_000.75,
      exitPrice: '42548.93',
      pnl: '-2.683966',
      fees: '8.503966',
      returnPct: -0.0631658,
      maePct: -0.00000001234,
      mfePct: 0.3,
      exitReason: 'signal',
    },
  ],
  equity: {
    tsMs: Float64Array.of(at, at + 60_000),
    equity: Float64Array.of(100_000, 99_997.316034),
    cash: Float64Array.of(100_000, 0.1 + 0.2),
    exposure: Float64Array.of(-0, 1e-9),
    drawdownPct: Float64Array.of(0, 0.002683966),
  },
};

const text = (chunks: Iterable<string>) => [...chunks].join('');

describe('CSV files', () => {
  test('fills.csv keeps exact digits, rounds times to milliseconds and quotes only where needed', () => {
    expect(text(fillsCsv([branch]))).toBe(
      'ts,branch,strategy,symbol,side,quantity,price,fee,liquidity,order_id\n' +
        '2024-01-01T00:58:00.000Z,"main, ""first""",sma,BTCUSDT,buy,0.1,42490.73,4.249073,taker,sma-1\n',
    );
  });

  test('trades.csv has the columns of a round trip', () => {
    expect(text(tradesCsv([branch]))).toBe(
      'branch,strategy,symbol,side,quantity,entry_ts,entry_price,exit_ts,exit_price,pnl,fees,return_pct,mae_pct,mfe_pct,exit_reason\n' +
        '"main, ""first""",sma,BTCUSDT,long,0.1,2024-01-01T00:58:00.000Z,42490.73,2024-01-01T02:11:00.001Z,42548.93,' +
        '-2.683966,8.503966,-0.0631658,-0.00000001,0.3,signal\n',
    );
  });

  test('equity.csv has at most eight decimals, no exponents and the drawdown as a part of one', () => {
    expect(text(equityCsv([branch]))).toBe(
      'ts,branch,equity,cash,exposure,drawdown\n' +
        '2024-01-01T00:58:00.000Z,"main, ""first""",100000,100000,0,0\n' +
        '2024-01-01T00:59:00.000Z,"main, ""first""",99997.316034,0.3,0,0.00002684\n',
    );
  });

  test('no rows leave the header alone', () => {
    expect(text(fillsCsv([]))).toBe('ts,branch,strategy,symbol,side,quantity,price,fee,liquidity,order_id\n');
  });

  test('a reader that knows RFC 4180 gets the fields back', async () => {
    const names = ['plain', 'a,b', 'say "so"', 'two\nlines', 'carriage\rreturn', ' spaces ', ''];
    const line = `${names.map(csvField).join(',')}\n`;
    const rows = await new Promise<string[][]>((resolve, reject) => {
      const read: string[][] = [];
      parseString(line)
        .on('data', (row: string[]) => read.push(row))
        .on('error', reject)
        .on('end', () => resolve(read));
    });
    expect(rows).toEqual([names]);
  });

  test('50,000 fills come as chunks, in a fraction of a second', () => {
    const many = {
      ...branch,
      fills: Array.from({ length: 50_000 }, (_, index) => ({ ...branch.fills[0], tsMs: at + index * 61_000 })),
    };
    const cpuMs = [1, 2, 3, 4, 5].map(() => {
      const before = process.cpuUsage();
      expect([...fillsCsv([many])].length).toBeGreaterThan(10);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    });
    // Measured near 35 ms; time of the processor, because others may keep the machine busy.
    expect(Math.min(...cpuMs)).toBeLessThan(200);
  });
});
