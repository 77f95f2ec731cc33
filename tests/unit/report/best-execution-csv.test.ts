import { describe, expect, it } from 'vitest';
import type { BestExecutionFill } from '../../../src/report/best-execution.js';
import { bestExecutionCsv } from '../../../src/report/best-execution-csv.js';

const FILL: BestExecutionFill = {
  tsMs: Date.UTC(2024, 0, 1, 0, 1),
  strategy: 'sma',
  symbol: 'BTCUSDT',
  side: 'buy',
  quantity: '0.1',
  intent: 3,
  orderId: '7',
  role: 'slice',
  arrivalPrice: 100,
  price: '100.5',
  slippageBps: 50,
  liquidity: 'taker',
  approvedTsMs: Date.UTC(2024, 0, 1),
};

describe('best-execution.csv', () => {
  it('has a row for each fill, and nothing where nothing is measured', () => {
    const exit = { ...FILL, role: 'exit', arrivalPrice: null, slippageBps: null, approvedTsMs: null } as const;
    const text = [...bestExecutionCsv([{ name: 'main', fills: [FILL, { ...exit, intent: null }] }])].join('');
    expect(text.split('\n')).toEqual([
      'ts,branch,strategy,symbol,side,quantity,intent_id,order_id,role,arrival_price,fill_price,slippage_bps,liquidity,approved_ts,ms_to_fill',
      '2024-01-01T00:01:00.000Z,main,sma,BTCUSDT,buy,0.1,3,7,slice,100,100.5,50.0000,taker,2024-01-01T00:00:00.000Z,60000',
      '2024-01-01T00:01:00.000Z,main,sma,BTCUSDT,buy,0.1,,7,exit,,100.5,,taker,,',
      '',
    ]);
  });
});
