import { describe, expect, it } from 'vitest';
import { FillLog } from '../../../../src/agents/recorder/fill-log.js';
import { Recorder } from '../../../../src/agents/recorder/recorder.js';
import { RunRecord } from '../../../../src/agents/recorder/run-record.js';
import type { Money } from '../../../../src/core/units.js';
import type { OrderFilled } from '../../../../src/events/order-events.js';
import { ORDER_ROLE_CODE, ORDER_TYPE_CODE } from '../../../../src/events/order-terms.js';
import { fill, price, quantity, startDesk, usdt } from '../desk-parts.js';

describe('Recorder', () => {
  it('keeps fills in order and counts refusals by rule', () => {
    const record = new RunRecord();
    const desk = startDesk([new Recorder(record)]);
    desk.publish('orderFilled', fill('buy', 1, 100));
    desk.publish('orderFilled', fill('sell', 1, 101));
    const refusal = {
      kind: 'OrderRefused',
      seq: 0,
      tsMs: 0,
      intentId: 1,
      strategyIndex: 0,
      instrumentIndex: 0,
    } as const;
    for (const rule of ['b', 'a', 'b']) desk.publish('orderRefused', { ...refusal, rule, value: 2, limit: 1 });
    expect(record.fills.map(({ side, seq }) => `${seq} ${side}`)).toEqual(['1 buy', '2 sell']);
    expect([...record.refusalsByRule]).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });
});

describe('FillLog', () => {
  it('gives back type, role and liquidity of every kind as they were', () => {
    const log = new FillLog();
    const kinds = Object.keys(ORDER_TYPE_CODE).flatMap((type) =>
      Object.keys(ORDER_ROLE_CODE).flatMap((role) =>
        ['maker', 'taker'].map((liquidity) => ({ type, role, liquidity })),
      ),
    );
    for (const kind of kinds) log.push(fill('buy', 1, 100, kind as Partial<OrderFilled>));
    expect(log.toArray().map(({ type, role, liquidity }) => ({ type, role, liquidity }))).toEqual(kinds);
  });

  it('gives back fees of any size and sign, in quote and in coins', () => {
    const log = new FillLog();
    const fees = [0n, -1n, 1n, 2n ** 64n, -(2n ** 64n) - 5n, 2n ** 100n] as Money[];
    for (const fee of fees) log.push(fill('sell', 1, 100, { fee, feeQuantity: quantity(0.002) }));
    expect(log.toArray().map(({ fee }) => fee)).toEqual(fees);
    expect(log.toArray().every(({ feeQuantity }) => feeQuantity === quantity(0.002))).toBe(true);
  });
});

describe('RunRecord', () => {
  it('keeps liquidations in order, until it is cleared', () => {
    const record = new RunRecord();
    const desk = startDesk([new Recorder(record)]);
    const event = { kind: 'PositionLiquidated', seq: 0, tsMs: 0, strategyIndex: 0, instrumentIndex: 0 } as const;
    for (const coins of [-1, 2]) {
      desk.publish('positionLiquidated', {
        ...event,
        quantity: quantity(coins),
        liquidationPrice: price(90),
        covered: usdt('3'),
      });
    }
    expect(record.liquidations.map((one) => one.quantity)).toEqual([quantity(-1), quantity(2)]);
    record.clear();
    expect(record.liquidations).toEqual([]);
  });

  it('has no last sample before the first', () => {
    const record = new RunRecord();
    expect(record.lastSampleTsMs).toBeNaN();
    record.sampleEquity(5, 1, 2, 3, 4);
    expect(record.lastSampleTsMs).toBe(5);
  });
});
