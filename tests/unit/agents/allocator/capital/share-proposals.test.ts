import { describe, expect, it } from 'vitest';
import { Allocator, type AllocatorOptions, REBALANCE_KEY } from '../../../../../src/agents/allocator/allocator.js';
import type { AllocationModel } from '../../../../../src/agents/allocator/models/allocation-model.js';
import { FixedSizing } from '../../../../../src/agents/allocator/sizing/fixed-sizing.js';
import type { ShareVerdict } from '../../../../../src/events/validation-events.js';
import { BTC, booksOf, startDesk, usdt } from '../../desk-parts.js';

const PAST = { over: 'past', lookbackMs: 1_000, minImprovementPct: 0 } as const;

/** A desk of two whose model wants these shares, one after the other. */
function deskOf(wanted: readonly (readonly number[])[], changes: Partial<AllocatorOptions> = {}) {
  const books = booksOf(['500', '500']);
  let asked = 0;
  const model: AllocationModel = {
    ...{ name: 'test', history: null, tradesMax: 0, capsUse: true, createState: () => null },
    allocate: () => ({ shares: wanted[Math.min(asked++, wanted.length - 1)], reason: `wish ${asked}` }),
  };
  const allocator = new Allocator({
    ...{ instruments: [BTC], strategyIds: ['a', 'b'], sizings: [new FixedSizing(1), new FixedSizing(1)] },
    ...{ portfolio: books.portfolio, accounts: () => books.accounts, model, rebalanceMs: 60_000 },
    ...{ driftBandPct: null, netsConflicts: false, validation: PAST, holdsShares: false },
    ...changes,
  });
  const desk = startDesk([allocator]);
  const rebalance = () => {
    desk.events.length = 0;
    allocator.onInterval();
    desk.kernel.bus.drain();
    return desk.events;
  };
  const answer = (proposalId: number, verdict: ShareVerdict) => {
    desk.events.length = 0;
    desk.kernel.handIn(desk.kernel.topics.allocationValidated, {
      ...{ kind: 'AllocationValidated', seq: 0, tsMs: 0, proposalId, verdict, differencePct: 1, lowPct: 0, highPct: 2 },
      ...{ observations: 40, fromTsMs: 0, toTsMs: 1, shares: [], proposed: [], conclusion: 'so' },
    });
    return desk.events;
  };
  return { ...desk, allocator, rebalance, answer };
}

describe('proposals of shares', () => {
  it('set the first shares at once: there are none that they could be worse than', () => {
    const { events, allocator } = deskOf([[0.5, 0.5]]);
    expect(events).toMatchObject([{ kind: 'AllocationChanged', shares: [0.5, 0.5] }]);
    expect(allocator.state.proposal).toBeNull();
  });

  it('ask, move no money, and carry out what they are told to, with the equities of then', () => {
    const { rebalance, answer, allocator } = deskOf([
      [0.5, 0.5],
      [0.75, 0.25],
    ]);
    expect(rebalance()).toMatchObject([
      {
        kind: 'AllocationProposed',
        proposalId: 1,
        shares: [0.5, 0.5],
        proposed: [0.75, 0.25],
        reason: 'wish 2',
        terms: PAST,
      },
    ]);
    expect(allocator.state).toMatchObject({ shares: [0.5, 0.5], proposal: { id: 1, shares: [0.75, 0.25] } });
    expect(answer(1, 'deploy').slice(1)).toMatchObject([
      { kind: 'CapitalTransferred', fromStrategyIndex: 1, toStrategyIndex: 0, amount: usdt('250') },
      { kind: 'AllocationChanged', shares: [0.75, 0.25], reason: 'wish 2' },
    ]);
    expect(allocator.state).toMatchObject({ shares: [0.75, 0.25], proposal: null });
  });

  it.each(['reject', 'needs-review'] as const)('are dropped on %s, and asked anew', (verdict) => {
    const { rebalance, answer, allocator } = deskOf([
      [0.5, 0.5],
      [0.75, 0.25],
    ]);
    rebalance();
    expect(answer(1, verdict)).toHaveLength(1);
    expect(allocator.state).toMatchObject({ shares: [0.5, 0.5], proposal: null });
    expect(rebalance()).toMatchObject([{ kind: 'AllocationProposed', proposalId: 2 }]);
  });

  it('wait for one answer at a time, and heed no other', () => {
    const { rebalance, answer, allocator } = deskOf([
      [0.5, 0.5],
      [0.75, 0.25],
      [0.9, 0.1],
    ]);
    rebalance();
    expect(rebalance()).toEqual([]);
    expect(answer(7, 'deploy')).toHaveLength(1);
    expect(allocator.state.proposal).toMatchObject({ id: 1, shares: [0.75, 0.25] });
    expect(answer(1, 'deploy').at(-1)).toMatchObject({ shares: [0.75, 0.25] });
    expect(answer(1, 'deploy')).toHaveLength(1);
  });

  it('are not needed where only money moves, within the band, or where a person asks', () => {
    const same = deskOf([[0.5, 0.5]]);
    expect(same.rebalance()).toEqual([]);
    const banded = deskOf(
      [
        [0.5, 0.5],
        [0.52, 0.48],
      ],
      { driftBandPct: 5 },
    );
    expect(banded.rebalance()).toEqual([]);
    const told = deskOf([
      [0.5, 0.5],
      [0.75, 0.25],
    ]);
    told.events.length = 0;
    told.allocator.onTimer(REBALANCE_KEY);
    told.kernel.bus.drain();
    expect(told.events.at(-1)).toMatchObject({ kind: 'AllocationChanged', shares: [0.75, 0.25] });
  });

  it('are not made at all where the scenario does not try shares, nor in a trial', () => {
    const wanted = [
      [0.5, 0.5],
      [0.75, 0.25],
    ];
    const untried = deskOf(wanted, { validation: null });
    expect(untried.rebalance().at(-1)).toMatchObject({ kind: 'AllocationChanged', shares: [0.75, 0.25] });
    const trial = deskOf(wanted, { holdsShares: true });
    expect(trial.rebalance()).toEqual([]);
    expect(trial.allocator.state).toMatchObject({ shares: [0.5, 0.5], proposal: null, lastProposalId: 0 });
  });
});
