import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/runner/simulate.js';
import { barsOfCloses } from '../kernel/bars-of-closes.js';
import { FLAT, LONG, scenarioOf, scriptedStrategy } from './scripted-strategy.js';

const closes = [100, 101, 105, 98, 104, 107];

async function fingerprint(
  changes: object = {},
  strategyChanges: object = {},
  prices = closes,
  script = { 0: LONG, 2: FLAT },
) {
  const { run } = await simulate({
    scenario: scenarioOf('scripted', changes, strategyChanges),
    strategies: { scripted: scriptedStrategy(script) },
    bars: { BTCUSDT: barsOfCloses(prices) },
  });
  return run.result.fingerprint;
}

describe('the fingerprint of a run', () => {
  it('is a SHA-256, the same every time', async () => {
    expect(await fingerprint()).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprint()).toBe(await fingerprint());
  });

  it.each([
    ['the name', { name: 'other' }],
    ['the description', { description: 'A run' }],
    ['how it is reported', { report: { equityEvery: '5m' } }],
    ['a default written out', { seed: 1, venue: { kind: 'spot', latencyMs: 0, fees: { makerBps: 10, takerBps: 10 } } }],
  ])('does not depend on %s', async (_, changes) => {
    expect(await fingerprint(changes)).toBe(await fingerprint());
  });

  it('does not depend on whether a parameter that has its default is written out', async () => {
    expect(await fingerprint({}, { params: { note: '' } })).toBe(await fingerprint());
  });

  it.each([
    ['the seed', { seed: 2 }, {}],
    ['the fees', { venue: { fees: { makerBps: 10, takerBps: 11 } } }, {}],
    ['a limit, even one that nothing met', { risk: { maxPositionPct: 100 } }, {}],
    ['the cash', { account: { cash: { USDT: 1001 } } }, {}],
    ['a parameter', {}, { params: { note: 'x' } }],
    ['the sizing', {}, { sizing: { model: 'fixed', quantity: '2.001' } }],
  ])('depends on %s', async (_, changes, strategyChanges) => {
    expect(await fingerprint(changes, strategyChanges)).not.toBe(await fingerprint());
  });

  it('depends on every bar, and on every decision', async () => {
    expect(await fingerprint({}, {}, [...closes.slice(0, -1), 107.01])).not.toBe(await fingerprint());
    expect(await fingerprint({}, {}, closes, { 0: LONG, 2: { ...FLAT, reason: 'another' } })).not.toBe(
      await fingerprint(),
    );
  });
});
