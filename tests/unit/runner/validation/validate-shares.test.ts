import { describe, expect, it } from 'vitest';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import type { ValidationTerms } from '../../../../src/events/validation-events.js';
import { ColumnsFeed } from '../../../../src/feeds/columns-feed.js';
import { driveReplay } from '../../../../src/kernel/replay-driver.js';
import type { BacktestInput } from '../../../../src/runner/backtest-input.js';
import { composeEngine } from '../../../../src/runner/compose/compose-engine.js';
import { markRun } from '../../../../src/runner/validation/mark-run.js';
import { validateShares } from '../../../../src/runner/validation/validate-shares.js';
import type { ValidationMark } from '../../../../src/runner/validation/validation-mark.js';
import { type ValidationSetup, validationSetup } from '../../../../src/runner/validation/validation-setup.js';
import { deskMarket } from '../forks/forked-desk.js';
import { inputOf, NEVER, otherFuture, validatedDesk } from './validated-desk.js';

const MARKET = deskMarket(2);
const NOON_MS = Date.UTC(2024, 0, 2, 12);
const FUTURES: ValidationTerms = {
  ...{ over: 'futures', paths: 12, horizonMs: 7_200_000, blockMs: 1_800_000, seed: 1, minImprovementPct: 0 },
};
const PAST: ValidationTerms = { over: 'past', lookbackMs: 10_800_000, minImprovementPct: 0 };

/** A session that stands at a moment, with a mark of three hours before: who it runs for asks what shares would come to. */
async function session(input: BacktestInput) {
  const engine = composeEngine(input.scenario, input.strategies, input);
  const feeds = input.bars.map((bars) => new ColumnsFeed(bars));
  const setup = validationSetup(input) as ValidationSetup;
  await driveReplay(engine.loop, engine.series, feeds, undefined, NOON_MS - 10_800_000);
  const marks: ValidationMark[] = [markRun(engine)];
  await driveReplay(engine.loop, engine.series, feeds, undefined, NOON_MS);
  const tried = { tsMs: NOON_MS, shares: engine.allocator.state.shares, marks, present: () => markRun(engine) };
  const ask = (shares: readonly number[], terms: ValidationTerms) =>
    validateShares(setup, { id: 3, shares, reason: 'as the test says' }, tried, terms);
  return { engine, ask };
}

const marketInput = (market = MARKET) => inputOf(validatedDesk(NEVER), market);

describe('validateShares', () => {
  it('tries shares on futures from the present state, without touching it', async () => {
    const { engine, ask } = await session(await marketInput());
    const before = markRun(engine);
    const answer = await ask([0.05, 0.05, 0.9], FUTURES);
    expect(answer).toMatchObject({
      ...{ kind: 'AllocationValidated', proposalId: 3, observations: 12, proposed: [0.05, 0.05, 0.9] },
      ...{ fromTsMs: NOON_MS, toTsMs: NOON_MS + 7_200_000 },
    });
    expect(answer.lowPct).toBeLessThanOrEqual(answer.differencePct);
    expect(answer.highPct).toBeGreaterThanOrEqual(answer.differencePct);
    expect(answer.differencePct).not.toBe(0);
    expect(answer.conclusion).toContain('Over 12 futures of 2h, drawn from the past,');
    expect(markRun(engine)).toEqual(before);
    expect(await ask([0.05, 0.05, 0.9], FUTURES)).toEqual(answer);
    expect((await ask([0.05, 0.05, 0.9], { ...FUTURES, seed: 50 })).differencePct).not.toBe(answer.differencePct);
  });

  it('knows nothing of bars that are still to come', async () => {
    const [one, other] = [
      await session(await marketInput()),
      await session(await marketInput(otherFuture(MARKET, NOON_MS))),
    ];
    for (const terms of [FUTURES, PAST]) {
      expect(await other.ask([0.9, 0.05, 0.05], terms)).toEqual(await one.ask([0.9, 0.05, 0.05], terms));
    }
  });

  it('finds that the same shares are the same, where they have been in force all the time', async () => {
    const { engine, ask } = await session(await marketInput());
    const { shares } = engine.allocator.state;
    expect(await ask(shares, PAST)).toMatchObject({
      ...{ verdict: 'needs-review', differencePct: 0, lowPct: 0, highPct: 0 },
      conclusion:
        'Over these 3 hours the desk with the proposed shares returned the same as with the present ones in every period.',
    });
  });

  it('says so where the past is too short', async () => {
    const { ask } = await session(await marketInput());
    const { conclusion } = await ask([0.9, 0.05, 0.05], { ...PAST, lookbackMs: 86_400_000 });
    expect(conclusion).toContain('Over these 3 hours');
    expect(conclusion.endsWith('The run has no longer past yet.')).toBe(true);
  });

  it('needs a person where the desk breaks down with the shares, and the run goes on', async () => {
    const { ask } = await session(await fragileInput(false));
    const answer = await ask([0.9, 0.05, 0.05], PAST);
    expect(answer).toMatchObject({ verdict: 'needs-review', lowPct: Number.NaN, observations: 0 });
    expect(answer.conclusion).toContain('The shares could not be tried to the end: Agent "strategy:trend" threw');
  });

  it('ends the run of a strategy whose memory cannot be copied', async () => {
    const { engine, ask } = await session(await fragileInput(true)).catch((error: unknown) => ({
      engine: error,
      ask: null,
    }));
    expect(ask).toBeNull();
    expect(engine).toMatchObject({ code: 'STATE_NOT_PLAIN' });
  });

  /** The first strategy cannot bear to have more than half of the capital, or keeps a function. */
  async function fragileInput(keepsFunction: boolean): Promise<BacktestInput> {
    const input = await marketInput();
    const [first, ...others] = input.strategies;
    const { definition } = first;
    const fragile = {
      ...definition,
      init: (...given: Parameters<StrategyDefinition['init']>) =>
        keepsFunction ? { own: definition.init(...given), look: () => 1 } : definition.init(...given),
      onBar: (...[state, bar, ctx]: Parameters<NonNullable<StrategyDefinition['onBar']>>) => {
        if (ctx.equity > 60_000) throw new Error('too much');
        definition.onBar?.(keepsFunction ? (state as { own: unknown }).own : state, bar, ctx);
      },
    } as StrategyDefinition;
    return { ...input, strategies: [{ ...first, definition: fragile }, ...others] };
  }
});
