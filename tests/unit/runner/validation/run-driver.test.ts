import { describe, expect, it } from 'vitest';
import type { EventHeader } from '../../../../src/events/event.js';
import { ColumnsFeed } from '../../../../src/feeds/columns-feed.js';
import type { KernelSnapshot } from '../../../../src/kernel/kernel-snapshot.js';
import { composeEngine } from '../../../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../../../src/runner/engine-snapshot.js';
import { canonicalEvent } from '../../../../src/runner/event-stream/canonical-event.js';
import { driveEvents } from '../../../../src/runner/event-stream/drive-events.js';
import { runBacktest } from '../../../../src/runner/run-backtest.js';
import { RunDriver } from '../../../../src/runner/validation/run-driver.js';
import type { ValidationMark } from '../../../../src/runner/validation/validation-mark.js';
import { validationSetup } from '../../../../src/runner/validation/validation-setup.js';
import { deskMarket, runForked } from '../forks/forked-desk.js';
import {
  cutMarket,
  inputOf,
  OVER_FUTURES,
  OVER_PAST,
  otherFuture,
  validatedDesk,
  verdictsOf,
} from './validated-desk.js';

const MARKET = deskMarket(3);
const BOTH = [
  ['the past', OVER_PAST],
  ['futures', OVER_FUTURES],
] as const;

const runDesk = async (validate: string, market = MARKET) =>
  (await runBacktest(await inputOf(validatedDesk(validate), market))).result;

describe('a run whose shares are tried', () => {
  it('sets those that were better, and no others', async () => {
    const { validations = [], allocations, counts } = await runDesk(OVER_PAST);
    expect(new Set(verdictsOf(validations))).toEqual(new Set(['needs-review', 'deploy', 'reject']));
    expect(counts.bars).toBeGreaterThan(0);
    for (const [index, { shares, ts }] of validations.entries()) {
      const before = allocations.filter((one) => one.ts < ts).at(-1);
      expect(before?.shares).toEqual(shares);
      const { verdict, proposed, interval } = validations[index];
      const changed = allocations.find((one) => one.ts === ts);
      expect(changed?.shares).toEqual(verdict === 'deploy' ? proposed : undefined);
      if (verdict === 'deploy') expect(interval?.lowPct).toBeGreaterThan(0);
      if (verdict === 'reject') expect(interval?.highPct).toBeLessThan(0);
    }
  });

  it('asks nothing where the scenario does not', async () => {
    const { validations, allocations } = await runDesk('');
    expect(validations).toBeUndefined();
    expect(allocations.length).toBeGreaterThan(8);
  });

  it('has a question and an answer in the events, at one time', async () => {
    const events: EventHeader[] = [];
    await runBacktest(await inputOf(validatedDesk(OVER_PAST), MARKET), {
      onEvent: (topic, event) => {
        if (topic === 'AllocationProposed' || topic === 'AllocationValidated') events.push(event);
      },
    });
    expect(events.length % 2).toBe(0);
    for (let index = 0; index < events.length; index += 2) {
      const [question, answer] = events.slice(index, index + 2);
      const proposalId = index / 2 + 1;
      expect(question).toMatchObject({ kind: 'AllocationProposed', proposalId, terms: { over: 'past' } });
      expect(answer).toMatchObject({ kind: 'AllocationValidated', proposalId, tsMs: question.tsMs });
      // What the barrier and the opens of that time have set off comes between.
      expect(answer.seq).toBeGreaterThan(question.seq);
    }
  });

  it.each(BOTH)('over %s is the same each time', async (_, validate) => {
    const [first, second] = [await runDesk(validate), await runDesk(validate)];
    expect(second).toEqual(first);
  });

  it.each(BOTH)('over %s gets answers that nothing later has a part in', async (_, validate) => {
    const { validations = [] } = await runDesk(validate);
    expect(validations.length).toBeGreaterThan(5);
    for (const { ts } of validations.filter((_, index) => index % 5 === 4)) {
      const known = validations.filter((one) => one.ts <= ts);
      const isKnown = (one: { ts: string }) => one.ts <= ts;
      const cut = await runDesk(validate, cutMarket(MARKET, Date.parse(ts)));
      expect(cut.validations?.filter(isKnown)).toEqual(known);
      const other = await runDesk(validate, otherFuture(MARKET, Date.parse(ts)));
      expect(other.validations?.filter(isKnown)).toEqual(known);
    }
  });
});

describe('a run that goes on from a snapshot', () => {
  const collect = (into: string[]) => (topic: string, event: EventHeader) => into.push(canonicalEvent(topic, event));

  it.each(BOTH)('gets the same answers over %s', async (_, validate) => {
    const input = await inputOf(validatedDesk(validate), MARKET);
    const whole: string[] = [];
    const copies: { snapshot: KernelSnapshot; marks: readonly ValidationMark[]; events: number }[] = [];
    const noon = Date.UTC(2024, 0, 2, 12);
    await driveEvents(input, {
      onEvent: collect(whole),
      // At a rebalance, and between two.
      stops: [noon, noon + 5_000_000],
      onStop: (engine, marks) =>
        copies.push({ snapshot: snapshotEngine(engine), marks: structuredClone(marks), events: whole.length }),
    });
    for (const { snapshot, marks, events } of copies) {
      const rest: string[] = [];
      await driveEvents(input, { onEvent: collect(rest), from: snapshot, marks });
      expect(rest).toEqual(whole.slice(events));
      expect(rest.some((line) => line.startsWith('AllocationValidated'))).toBe(true);
    }
  });

  it('is answered first where a question was open', async () => {
    const input = await inputOf(validatedDesk(OVER_PAST), MARKET);
    const compose = () => composeEngine(input.scenario, input.strategies, input);
    const whole: string[] = [];
    await driveEvents(input, { onEvent: collect(whole) });
    const asked = whole.findIndex((line) => line.startsWith('AllocationProposed'));
    // A question that nobody answers, as in a session that ends right behind it.
    const engine = compose();
    const before: string[] = [];
    engine.kernel.listen(collect(before));
    engine.series.forEach((one, index) => {
      one.supply(MARKET.bars[index], MARKET.bars[index].length, MARKET.bars[index].length);
    });
    engine.loop.run(Date.UTC(2024, 0, 1, 20));
    expect(engine.allocator.state.proposal?.id).toBe(1);
    expect(before).toEqual(whole.slice(0, before.length));
    const marks = await marksUntil(input, Date.UTC(2024, 0, 1, 19));
    const later = compose();
    restoreEngine(later, snapshotEngine(engine));
    const rest: string[] = [];
    later.kernel.listen(collect(rest));
    const feeds = MARKET.bars.map(
      (bars, index) => new ColumnsFeed(bars, 65_536, later.kernel.topics.barClosed[index].published),
    );
    await new RunDriver(later, feeds, { validation: validationSetup(input, marks) }).driveTo(Number.POSITIVE_INFINITY);
    expect(rest).toEqual(whole.slice(before.length));
    expect(rest[0]).toContain('AllocationValidated');
    expect(asked).toBeLessThan(before.length);
  });

  async function marksUntil(input: Awaited<ReturnType<typeof inputOf>>, tsMs: number) {
    let found: readonly ValidationMark[] = [];
    await driveEvents(input, {
      onEvent: () => {},
      stops: [tsMs],
      onStop: (_, marks) => {
        found = marks;
      },
    });
    return found;
  }
});

describe('branches of a run whose shares are tried', () => {
  const same =
    'forks:\n  - { every: 14h, branches: [{ name: same }] }\n  - { at: 2024-01-03, branches: [{ name: at }] }\n';

  it.each([
    ['from a snapshot', {}],
    ['by running the past again', { replays: true }],
  ])('are the run itself where they change nothing, %s', async (_, options) => {
    const { main, branches, failed } = await runForked(`${validatedDesk(OVER_PAST)}${same}`, MARKET, options);
    expect(failed).toEqual([]);
    expect(branches).toHaveLength(6);
    for (const { result } of branches) {
      expect(result.fingerprint).toBe(main.result.fingerprint);
      const own = main.result.validations?.filter(({ ts }) => ts >= (result.forkedAt as string));
      expect(result.validations).toEqual(own);
      expect(result.metrics).toEqual(main.result.metrics);
    }
  });

  it('have no past where the desk is another one, and ask no more where they are told so', async () => {
    const forks = `forks:
  - at: 2024-01-02
    branches:
      - { name: dear, set: { venue.fees.takerBps: 6 } }
      - { name: unasked, set: { allocator.validate: null } }
`;
    const { branches, failed } = await runForked(`${validatedDesk(OVER_PAST)}${forks}`, MARKET);
    expect(failed).toEqual([]);
    const [dear, unasked] = branches.map(({ result }) => result);
    expect(dear.validations?.[0]).toMatchObject({
      verdict: 'needs-review',
      differencePct: null,
      interval: null,
      conclusion: 'There is no past to judge by: the run has only begun.',
    });
    expect(dear.validations?.at(-1)?.interval).not.toBeNull();
    expect(unasked.validations).toBeUndefined();
    expect(unasked.allocations.length).toBeGreaterThan(2);
  });
});
