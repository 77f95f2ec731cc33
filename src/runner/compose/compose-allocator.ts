import { Allocator } from '../../agents/allocator/allocator.js';
import type { HistoryTerms } from '../../agents/allocator/capital/capital-history.js';
import type { ShareBounds } from '../../agents/allocator/capital/share-bounds.js';
import type { AllocatorDefinition } from '../../agents/allocator/define-allocator.js';
import type { AllocationModel } from '../../agents/allocator/models/allocation-model.js';
import { CustomShares } from '../../agents/allocator/models/custom-shares.js';
import { EqualShares } from '../../agents/allocator/models/equal-shares.js';
import { MinimumVarianceShares } from '../../agents/allocator/models/minimum-variance-shares.js';
import { PerformanceShares } from '../../agents/allocator/models/performance-shares.js';
import { RegimeShares } from '../../agents/allocator/models/regime-shares.js';
import { RiskParityShares } from '../../agents/allocator/models/risk-parity-shares.js';
import { FixedSizing } from '../../agents/allocator/sizing/fixed-sizing.js';
import { KellySizing } from '../../agents/allocator/sizing/kelly-sizing.js';
import type { Sizing } from '../../agents/allocator/sizing/learning-sizing.js';
import { PercentSizing } from '../../agents/allocator/sizing/percent-sizing.js';
import { RiskSizing } from '../../agents/allocator/sizing/risk-sizing.js';
import { VolatilityTargetSizing } from '../../agents/allocator/sizing/volatility-target-sizing.js';
import { assert } from '../../core/assert.js';
import type { Instrument } from '../../core/instrument.js';
import type { Account } from '../../ledger/account.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { ScenarioAllocation } from '../scenario/schema/allocator-schema.js';
import type { ScenarioSizing } from '../scenario/schema/sizing-schema.js';
import { dearestTakerBps } from './compose-venue-models.js';

/** What the allocator is wired to. */
export interface AllocatorParts {
  readonly instruments: readonly Instrument[];
  readonly portfolio: Portfolio;
  readonly accounts: () => readonly Account[];
  /** The user's allocator, where the scenario names its file. */
  readonly definition: AllocatorDefinition | null;
  /** Other shares than those in force are neither asked for nor set. */
  readonly holdsShares: boolean;
}

export function createAllocator(
  { allocator, strategies, venue }: EngineScenario,
  { definition, ...parts }: AllocatorParts,
): Allocator {
  const strategyIds = strategies.map(({ id }) => id);
  const takerFeeBps = dearestTakerBps(venue.fees);
  return new Allocator({
    ...parts,
    strategyIds,
    sizings: strategies.map(({ sizing }) => createSizing(sizing, takerFeeBps, parts.instruments.length)),
    model: createModel(allocator, strategyIds, parts.instruments, definition),
    rebalanceMs: allocator.rebalanceMs ?? undefined,
    driftBandPct: allocator.driftBandPct ?? null,
    validation: allocator.validate ?? null,
    netsConflicts: allocator.conflicts === 'net',
  });
}

function createModel(
  allocation: ScenarioAllocation,
  strategyIds: readonly string[],
  instruments: readonly Instrument[],
  definition: AllocatorDefinition | null,
): AllocationModel {
  switch (allocation.model) {
    case 'equal':
      return new EqualShares();
    case 'performance':
      return new PerformanceShares(historyOf(allocation), boundsOf(allocation));
    case 'risk-parity':
      return new RiskParityShares(historyOf(allocation), boundsOf(allocation), allocation.method);
    case 'minimum-variance':
      return new MinimumVarianceShares(historyOf(allocation), boundsOf(allocation));
    case 'regime':
      return createRegimeShares(allocation, strategyIds, instruments) as AllocationModel;
    case 'custom':
      assert(definition !== null, `the allocator ${allocation.use} was not loaded`);
      return new CustomShares(definition, allocation.params, historyOf(allocation));
  }
}

function createRegimeShares(
  { symbol, shares, model: _, ...terms }: Extract<ScenarioAllocation, { model: 'regime' }>,
  strategyIds: readonly string[],
  instruments: readonly Instrument[],
): RegimeShares {
  const instrument = instruments.find((one) => one.symbol === symbol) ?? instruments[0];
  const inOrder = (percents: Readonly<Record<string, number>> | null) =>
    percents && strategyIds.map((id) => (percents[id] ?? 0) / 100);
  return new RegimeShares({
    ...terms,
    instrumentIndex: instrument.index,
    symbol: instrument.symbol,
    shares: {
      trending: inOrder(shares.trending),
      ranging: inOrder(shares.ranging),
      volatile: inOrder(shares.volatile),
    },
  });
}

function historyOf({ samples, everyMs }: HistoryTerms): HistoryTerms {
  return { samples, everyMs };
}

function boundsOf({ minPct, maxPct }: { readonly minPct: number; readonly maxPct: number }): ShareBounds {
  return { min: minPct / 100, max: maxPct / 100 };
}

function createSizing(sizing: ScenarioSizing, takerFeeBps: number, instrumentCount: number): Sizing {
  switch (sizing.model) {
    case 'fixed':
      return new FixedSizing(Number(sizing.quantity));
    case 'percent':
      return new PercentSizing(sizing.pct, takerFeeBps);
    case 'risk':
      return new RiskSizing({ ...sizing, takerFeeBps });
    case 'volatility-target':
      return new VolatilityTargetSizing({ ...sizing, takerFeeBps, instrumentCount }) as Sizing;
    case 'kelly':
      return new KellySizing({ ...sizing, takerFeeBps }) as Sizing;
  }
}
