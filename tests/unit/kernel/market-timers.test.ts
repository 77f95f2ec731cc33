import { describe, expect, it } from 'vitest';
import type { BarClosed } from '../../../src/events/market-events.js';
import type { Agent } from '../../../src/kernel/agent.js';
import type { FailurePolicy } from '../../../src/kernel/agent-host.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import { TimerQueue } from '../../../src/kernel/timers.js';
import { cancelOrder } from './sample-events.js';

const AT_MS = Date.UTC(2024, 0, 1);

function madeBar(close: number): BarClosed {
  const prices = { open: close, high: close, low: close, close, volume: 1 };
  return { instrumentIndex: 0, symbol: 'BTCUSDT', intervalMs: 1, tsMs: AT_MS, ...prices };
}

/** A maker with two timers of one time, each of which makes two bars, and somebody else's timer, set before both. */
function deskOf(log: string[], onBar: (kernel: Kernel, bar: BarClosed) => void, policy: FailurePolicy = 'stop') {
  let kernel: Kernel;
  const maker: Agent = {
    id: 'maker',
    start(started) {
      started.setTimer('other', 'alarm', AT_MS);
      started.setMarketTimer('maker', '1', AT_MS);
      started.setMarketTimer('maker', '2', AT_MS);
    },
    onTimer(key) {
      log.push(`timer ${key}`);
      kernel.publish(kernel.topics.cancelOrder, cancelOrder(Number(key)));
      const [topic] = kernel.topics.resampledBars;
      kernel.deliverAfterTimer(topic, madeBar(Number(key) * 10));
      kernel.deliverAfterTimer(topic, madeBar(Number(key) * 10 + 1));
    },
  };
  const hearer: Agent = {
    id: 'hearer',
    start({ topics }) {
      topics.resampledBars[0].subscribe('hearer', (bar) => {
        log.push(`bar ${bar.close}`);
        onBar(kernel, bar);
      });
      topics.cancelOrder.subscribe('hearer', ({ orderId }) => log.push(`cancel ${orderId}`));
      topics.timestampCompleted.subscribe('hearer', () => log.push('barrier'));
    },
  };
  const other: Agent = { id: 'other', onTimer: (key) => void log.push(key) };
  kernel = new Kernel({
    agents: [maker, hearer, other],
    instrumentCount: 1,
    seriesNames: ['BTCUSDT'],
    resampledNames: ['BTCUSDT 15m'],
    failurePolicy: policy,
  });
  kernel.start(AT_MS - 1);
  kernel.clock.tsMs = AT_MS;
  return kernel;
}

describe('a timer that makes market data', () => {
  it('runs before others of its time, in the order in which such were set, and not before those of an earlier time', () => {
    const queue = new TimerQueue();
    queue.set({ tsMs: 20, agentId: 'a', key: 'plain' });
    queue.set({ tsMs: 20, agentId: 'm', key: 'market', makesMarketData: true });
    queue.set({ tsMs: 10, agentId: 'a', key: 'earlier' });
    queue.set({ tsMs: 20, agentId: 'm', key: 'market too', makesMarketData: true });
    queue.set({ tsMs: 20, agentId: 'a', key: 'plain too' });
    const keys = queue.snapshot().map(({ key }) => key);
    expect(keys).toEqual(['earlier', 'market', 'market too', 'plain', 'plain too']);
    expect(queue.nextTsMs).toBe(10);
  });

  it('has each event that it made run to completion, behind itself and before the next timer and the barrier', () => {
    const log: string[] = [];
    const kernel = deskOf(log, ({ topics }, { close }) => kernel.publish(topics.cancelOrder, cancelOrder(close)));
    kernel.completeTimestamp(AT_MS);
    expect(log).toEqual([
      ...['timer 1', 'cancel 1', 'bar 10', 'cancel 10', 'bar 11', 'cancel 11'],
      ...['timer 2', 'cancel 2', 'bar 20', 'cancel 20', 'bar 21', 'cancel 21'],
      ...['alarm', 'barrier'],
    ]);
  });

  it('leaves the failure of whoever hears it with the hearer', () => {
    const kernel = deskOf([], () => {
      throw new Error('no such bar');
    });
    expect(() => kernel.completeTimestamp(AT_MS)).toThrow(
      /^Agent "hearer" threw on BarClosed of BTCUSDT 15m at .*no such bar$/,
    );
  });

  it('goes on without a hearer that failed, where failures are isolated', () => {
    const log: string[] = [];
    const failing = () => {
      throw new Error('no such bar');
    };
    const kernel = deskOf(log, failing, 'isolate');
    kernel.completeTimestamp(AT_MS);
    expect(log).toEqual(['timer 1', 'cancel 1', 'bar 10', 'timer 2', 'alarm']);
    expect(kernel.agentStatus('hearer')).toBe('error');
    expect(kernel.agentStatus('maker')).toBe('running');
  });
});
