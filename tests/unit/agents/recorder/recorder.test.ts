import { describe, expect, it } from 'vitest';
import { GrowableColumn } from '../../../../src/agents/recorder/growable-column.js';
import { Recorder } from '../../../../src/agents/recorder/recorder.js';
import { RunRecord } from '../../../../src/agents/recorder/run-record.js';
import { fill, startDesk } from '../desk-parts.js';

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

describe('RunRecord', () => {
  it('has no last sample before the first', () => {
    const record = new RunRecord();
    expect(record.lastSampleTsMs).toBeNaN();
    record.sampleEquity(5, 1, 2, 3, 4);
    expect(record.lastSampleTsMs).toBe(5);
  });
});

describe('GrowableColumn', () => {
  it('keeps what was pushed however much it grows, and hands out copies', () => {
    const column = new GrowableColumn();
    for (let value = 0; value < 5000; value++) column.push(value);
    const copy = column.toArray();
    column.push(-1);
    expect([copy.length, column.length, column.last()]).toEqual([5000, 5001, -1]);
    expect(copy.every((value, index) => value === index)).toBe(true);
  });
});
