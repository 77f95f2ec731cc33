import { comparePaths } from '../../analytics/comparison/compare-paths.js';
import { sliceBarColumns } from '../../core/bar-columns.js';
import type { FuturesValidation } from '../../events/validation-events.js';
import { bootstrapFuture, type KnownMarket } from '../../feeds/market-changes/bootstrap-future.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import { futuresConclusion } from './futures-conclusion.js';
import { type HeldRun, runHeld } from './run-held.js';
import { noTrial, type ShareTrial, type TriedProposal } from './share-trial.js';
import type { ValidationSetup } from './validation-setup.js';

/**
 * Many futures, each drawn from the bars that have closed by now, and each lived through twice from the desk as it stands:
 * with the shares in force and with the proposed ones.
 */
export async function tryOverFutures(
  setup: ValidationSetup,
  { tsMs, proposed, present }: TriedProposal,
  { paths, horizonMs, blockMs, seed }: FuturesValidation,
  onBatch?: HeldRun['onBatch'],
): Promise<ShareTrial> {
  const { snapshot, equity } = present();
  const known = knownMarkets(setup, snapshot);
  const unknown = known.find(({ bars }) => bars.length === 0);
  if (unknown !== undefined)
    return noTrial(tsMs, `There is no bar of ${unknown.symbol} yet that a future could be drawn from.`);
  const untilMs = tsMs + horizonMs;
  const differences = new Float64Array(paths);
  for (let path = 0; path < paths; path++) {
    const change = { kind: 'bootstrap', symbol: null, seed: seed + path, blockMs } as const;
    const bars = bootstrapFuture(known, change, { fromMs: tsMs, untilMs });
    const endWith = async (shares: readonly number[] | null) => {
      const curve = await runHeld(setup, snapshot, { shares, bars, untilMs, sampleEveryMs: horizonMs, onBatch });
      return curve.equity[curve.equity.length - 1];
    };
    const [own, others] = [await endWith(proposed), await endWith(null)];
    differences[path] = equity > 0 ? (100 * (own - others)) / equity : 0;
  }
  const difference = comparePaths(differences, { seed: `${setup.scenario.seed}/validation` });
  return {
    differencePct: difference.differencePct,
    lowPct: difference.interval?.lowPct ?? Number.NaN,
    highPct: difference.interval?.highPct ?? Number.NaN,
    observations: paths,
    fromTsMs: tsMs,
    toTsMs: untilMs,
    conclusion: futuresConclusion(difference, horizonMs),
  };
}

function knownMarkets({ scenario, market }: ValidationSetup, { series, lastPrice }: KernelSnapshot): KnownMarket[] {
  return scenario.data.map(({ symbol, intervalMs, filters }, index) => ({
    symbol,
    intervalMs,
    tickSize: filters.tickSize,
    bars: sliceBarColumns(market.bars[index], 0, series[index].closedRows),
    isOpen: series[index].isOpen,
    lastPrice: lastPrice[index],
  }));
}
