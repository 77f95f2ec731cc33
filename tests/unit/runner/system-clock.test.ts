import { describe, expect, it } from 'vitest';
import { SystemClock } from '../../../src/runner/system-clock.js';

const NEVER = new Promise<void>(() => {});

describe('SystemClock', () => {
  it('waits until the time has come', async () => {
    const clock = new SystemClock();
    const untilMs = clock.nowMs() + 30;
    await clock.waitUntil(untilMs, NEVER);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(untilMs);
  });

  it('returns at once for a time that has passed', async () => {
    await new SystemClock().waitUntil(0, NEVER);
  });

  it('is woken early, even from waiting for ever', async () => {
    const clock = new SystemClock();
    const wake = new Promise<void>((resolve) => setTimeout(resolve, 10));
    await clock.waitUntil(Number.POSITIVE_INFINITY, wake);
  });
});
