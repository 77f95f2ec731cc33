import { describe, expect, it } from 'vitest';
import { Iceberg } from '../../../../src/agents/execution/algorithms/iceberg.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import { Recorder } from '../../../../src/agents/recorder/recorder.js';
import { RunRecord } from '../../../../src/agents/recorder/run-record.js';
import { BTC, fill, quantity, startDesk, terms } from '../desk-parts.js';

describe('the record of a run', () => {
  it('keeps what became of worked orders, until it is cleared', () => {
    const record = new RunRecord();
    const execution = new ExecutionAgent({ instruments: [BTC], algorithms: [new Iceberg(50)], profileDays: [0, 0] });
    const desk = startDesk([execution, new Recorder(record)]);
    const approved = { kind: 'OrderApproved', seq: 0, tsMs: 0, quantity: quantity(2), terms: terms('buy', 2) } as const;
    desk.publish('orderApproved', { ...approved, intentId: 7 });
    expect(record.executions).toEqual([]);
    for (const orderId of [2, 3]) desk.publish('orderFilled', fill('buy', 1, 100, { orderId, role: 'slice' }));
    expect(record.executions).toMatchObject([{ kind: 'ExecutionCompleted', intentId: 7, filled: quantity(2) }]);
    expect(record.fillCount).toBe(2);
    record.clear();
    expect(record.executions).toEqual([]);
  });
});
