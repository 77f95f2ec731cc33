import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BUILT_IN } from '../../../../../src/agents/strategies/built-in.js';
import { defineStrategy, type StrategyDefinition } from '../../../../../src/agents/strategies/strategy.js';
import { runRoot } from '../../../../../src/runner/forks/run-root.js';
import { parseScenario } from '../../../../../src/runner/scenario/parse-scenario.js';
import { withCheckedCode } from '../../../../../src/runner/user-files/resolve-code.js';
import { DESK, deskMarket } from '../forked-desk.js';

const MARKET = deskMarket(1);
const NOON = Date.UTC(2024, 0, 1, 12);

/** Keeps a function, which no snapshot can hold. */
const hidden = defineStrategy({
  name: 'hidden',
  description: 'Says nothing.',
  params: z.strictObject({}),
  init: () => ({ answer: () => 42 }),
  onBar() {},
}) as StrategyDefinition;

const HIDDEN = DESK.replace('use: macd', 'use: hidden');

async function rootOf(text: string, savedAtMs: readonly number[]) {
  const known = { ...BUILT_IN, hidden };
  const parsed = parseScenario(text, { path: 'desk.yaml', env: {}, builtInStrategies: Object.keys(known) });
  const { scenario, code } = await withCheckedCode(parsed, { known });
  return runRoot({ scenario, ...code, ...MARKET }, [{ kind: 'at', tsMs: NOON }], { savedAtMs });
}

describe('a run at a moment', () => {
  it('has all that it has on record where it is put away, and keeps it elsewhere', async () => {
    const { saved, forkings, described } = await rootOf(DESK, [NOON, NOON + 3_600_000]);
    expect(saved.map(({ point }) => point.start.tsMs)).toEqual([NOON, NOON + 3_600_000]);
    expect(saved[0].point.snapshot).toEqual(forkings.find(({ momentIndex }) => momentIndex === 0)?.point.snapshot);
    const before = described.record.fills.filter(({ tsMs }) => tsMs < NOON);
    expect(before.length).toBeGreaterThan(20);
    expect(forkings.every(({ fills, point }) => point.start.tsMs !== NOON || fills === before.length)).toBe(true);
  });

  it('has no memory of its agents where one of them cannot be copied, and says why', async () => {
    const { forkings } = await rootOf(HIDDEN, []);
    const [{ point }] = forkings;
    expect(point.snapshot.agents).toEqual({});
    expect(point.replayReason).toContain('"strategy:swing" cannot be copied: states[0].answer is a function.');
  });

  it('cannot be put away then: no file could hold it', async () => {
    await expect(rootOf(HIDDEN, [NOON])).rejects.toMatchObject({ name: 'RunError', code: 'STATE_NOT_PLAIN' });
  });
});
