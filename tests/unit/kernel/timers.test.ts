import { describe, expect, it } from 'vitest';
import { type Timer, TimerQueue } from '../../../src/kernel/timers.js';

function takeAll(queue: TimerQueue, tsMs: number): string[] {
  const keys: string[] = [];
  for (let timer = queue.takeDue(tsMs); timer !== null; timer = queue.takeDue(tsMs)) keys.push(timer.key);
  return keys;
}

function queueOf(...timers: readonly (readonly [tsMs: number, agentId: string, key: string])[]): TimerQueue {
  const queue = new TimerQueue();
  for (const [tsMs, agentId, key] of timers) queue.set({ tsMs, agentId, key });
  return queue;
}

describe('TimerQueue', () => {
  it('has nothing due when it is empty', () => {
    const queue = new TimerQueue();
    expect(queue.nextTsMs).toBe(Number.POSITIVE_INFINITY);
    expect(queue.takeDue(Number.MAX_VALUE)).toBeNull();
  });

  it('runs timers by time, and those of one time in the order in which they were set', () => {
    const queue = queueOf([30, 'a', 'late'], [10, 'b', 'first'], [20, 'a', 'second'], [10, 'a', 'first again']);
    expect(queue.nextTsMs).toBe(10);
    expect(takeAll(queue, 20)).toEqual(['first', 'first again', 'second']);
    expect(queue.nextTsMs).toBe(30);
    expect(takeAll(queue, 29)).toEqual([]);
    expect(takeAll(queue, 31)).toEqual(['late']);
    expect(queue.nextTsMs).toBe(Number.POSITIVE_INFINITY);
  });

  it("cancels every timer of one owner and key, and nobody else's", () => {
    const queue = queueOf([10, 'a', 'x'], [20, 'a', 'y'], [30, 'b', 'x'], [40, 'a', 'x']);
    queue.cancel('a', 'x');
    expect(queue.nextTsMs).toBe(20);
    expect(takeAll(queue, 100)).toEqual(['y', 'x']);
    queue.cancel('nobody', 'x');
    expect(queue.nextTsMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('knows whether a timer of an owner and a key is set', () => {
    const queue = queueOf([10, 'a', 'x'], [20, 'b', 'y']);
    expect([queue.has('a', 'x'), queue.has('b', 'y'), queue.has('a', 'y'), queue.has('b', 'x')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    queue.takeDue(10);
    expect(queue.has('a', 'x')).toBe(false);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const queue = queueOf([20, 'a', 'two'], [10, 'a', 'one'], [20, 'b', 'three']);
    const snapshot: Timer[] = structuredClone(queue.snapshot());
    expect(takeAll(queue, 100)).toEqual(['one', 'two', 'three']);
    const restored = new TimerQueue();
    restored.set({ tsMs: 1, agentId: 'a', key: 'forgotten' });
    restored.restore(snapshot);
    expect(restored.nextTsMs).toBe(10);
    restored.set({ tsMs: 20, agentId: 'c', key: 'four' });
    expect(takeAll(restored, 100)).toEqual(['one', 'two', 'three', 'four']);
    expect(snapshot).toHaveLength(3);
  });
});
