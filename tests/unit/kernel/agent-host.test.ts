import { describe, expect, it } from 'vitest';
import { RunError } from '../../../src/core/errors.js';
import type { Agent } from '../../../src/kernel/agent.js';
import type { FailurePolicy } from '../../../src/kernel/agent-host.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import { RecordingAgent } from './recording-agent.js';
import { cancelOrder } from './sample-events.js';

const HOUR_MS = 3_600_000;
const NOON_MS = Date.UTC(2024, 4, 1, 12);

function kernelOf(agents: readonly Agent[], failurePolicy: FailurePolicy = 'stop'): Kernel {
  return new Kernel({ agents, instrumentCount: 1, seriesNames: ['BTCUSDT'], failurePolicy });
}

function thrower(during: 'start' | 'stop' | 'timer' | 'event', log: string[]): RecordingAgent {
  const fail = () => {
    throw new Error(`thrown on ${during}`);
  };
  return new RecordingAgent('bad', log, {
    strategyIndex: 3,
    onStart(kernel) {
      kernel.topics.cancelOrder.subscribe('bad', during === 'event' ? fail : () => log.push('bad hears'));
      kernel.setTimer('bad', 'alarm', NOON_MS + 1);
      if (during === 'start') fail();
    },
    onTimer: during === 'timer' ? fail : undefined,
    onStop: during === 'stop' ? fail : undefined,
  });
}

describe('the life of agents', () => {
  it('starts in order and stops in reverse', () => {
    const log: string[] = [];
    const kernel = kernelOf([new RecordingAgent('a', log), new RecordingAgent('b', log), { id: 'silent' }]);
    expect(kernel.agentStatus('a')).toBeUndefined();
    kernel.start(NOON_MS);
    expect(['a', 'b', 'silent'].map((id) => kernel.agentStatus(id))).toEqual(['running', 'running', 'running']);
    kernel.stop();
    expect(log).toEqual(['a starts', 'b starts', 'b stops', 'a stops']);
    expect(['a', 'b', 'silent'].map((id) => kernel.agentStatus(id))).toEqual(['stopped', 'stopped', 'stopped']);
    kernel.stop();
    expect(log).toHaveLength(4);
  });

  it('is starting while its start runs', () => {
    const seen: unknown[] = [];
    const curious: Agent = { id: 'a', start: (kernel) => void seen.push(kernel.agentStatus('a')) };
    kernelOf([curious]).start(0);
    expect(seen).toEqual(['starting']);
  });

  it('delivers what agents publish while starting after all of them have started', () => {
    const log: string[] = [];
    const first = new RecordingAgent('first', log, {
      onStart: (kernel) => kernel.publish(kernel.topics.cancelOrder, cancelOrder(1)),
    });
    const second = new RecordingAgent('second', log, {
      onStart: (kernel) => kernel.topics.cancelOrder.subscribe('second', () => log.push('second hears')),
    });
    kernelOf([first, second]).start(0);
    expect(log).toEqual(['first starts', 'second starts', 'second hears']);
  });

  it('refuses two agents of one name', () => {
    expect(() => kernelOf([{ id: 'twin' }, { id: 'twin' }])).toThrow('Two agents are called "twin"');
  });

  it('calls a periodic agent at full intervals of UTC', () => {
    const log: string[] = [];
    const kernel = kernelOf([new RecordingAgent('a', log, { intervalMs: 6 * HOUR_MS })]);
    kernel.start(NOON_MS + 1);
    const six = Date.UTC(2024, 4, 1, 18);
    for (const tsMs of [six - 1, six, six + 1, six + 6 * HOUR_MS]) {
      kernel.clock.tsMs = tsMs;
      kernel.completeTimestamp(tsMs);
    }
    expect(log).toEqual(['a starts', `a interval ${six}`, `a interval ${six + 6 * HOUR_MS}`]);
  });

  it('starts the first interval after the start, even on a full one', () => {
    const log: string[] = [];
    const kernel = kernelOf([new RecordingAgent('a', log, { intervalMs: HOUR_MS })]);
    kernel.start(NOON_MS);
    kernel.completeTimestamp(NOON_MS);
    expect(log).toEqual(['a starts']);
    expect(kernel.timers.nextTsMs).toBe(NOON_MS + HOUR_MS);
  });
});

describe('a backtest stops at the first agent that throws', () => {
  it.each([
    ['event', 'Agent "bad" threw on CancelOrder at 2024-05-01T12:00:00.000Z: thrown on event'],
    ['timer', 'Agent "bad" threw on timer alarm at 2024-05-01T12:00:00.001Z: thrown on timer'],
    ['start', 'Agent "bad" threw on start at 2024-05-01T12:00:00.000Z: thrown on start'],
    ['stop', 'Agent "bad" threw on stop at 2024-05-01T12:00:00.001Z: thrown on stop'],
  ] as const)('names agent, event and time: %s', (during, message) => {
    const kernel = kernelOf([thrower(during, [])]);
    const run = () => {
      kernel.start(NOON_MS);
      kernel.publish(kernel.topics.cancelOrder, cancelOrder(1));
      kernel.bus.drain();
      kernel.clock.tsMs = NOON_MS + 1;
      kernel.completeTimestamp(NOON_MS + 1);
      kernel.stop();
    };
    let caught: unknown;
    try {
      run();
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(RunError);
    expect(caught).toMatchObject({
      message,
      code: 'AGENT_FAILED',
      cause: expect.any(Error),
      values: { agentId: 'bad' },
    });
    expect(kernel.agentStatus('bad')).toBe('error');
  });
});

describe('a live session goes on without the agent that threw', () => {
  it.each(['event', 'timer', 'start'] as const)('on %s', (during) => {
    const log: string[] = [];
    const good = new RecordingAgent('good', log, {
      onStart: (kernel) => kernel.topics.cancelOrder.subscribe('good', () => log.push('good hears')),
    });
    const kernel = kernelOf([thrower(during, log), good], 'isolate');
    const failures: unknown[] = [];
    kernel.topics.agentFailed.subscribe('test', (event) => failures.push(event));
    kernel.start(NOON_MS);
    kernel.publish(kernel.topics.cancelOrder, cancelOrder(1));
    kernel.bus.drain();
    kernel.clock.tsMs = NOON_MS + 1;
    kernel.completeTimestamp(NOON_MS + 1);
    expect(failures).toEqual([
      expect.objectContaining({ agentId: 'bad', strategyIndex: 3, message: `thrown on ${during}` }),
    ]);
    log.length = 0;
    kernel.publish(kernel.topics.cancelOrder, cancelOrder(2));
    kernel.bus.drain();
    kernel.setTimer('bad', 'another', NOON_MS + 2);
    kernel.clock.tsMs = NOON_MS + 2;
    kernel.completeTimestamp(NOON_MS + 2);
    kernel.stop();
    expect(log).toEqual(['good hears', 'good stops']);
    expect([kernel.agentStatus('bad'), kernel.agentStatus('good')]).toEqual(['error', 'stopped']);
  });
});
