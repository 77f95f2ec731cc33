import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskCommands } from './desk-model/desk-commands.js';
import { DeskModel } from './desk-model/desk-model.js';
import { deskSettings } from './desk-model/desk-settings.js';
import { ONCE_WRONG } from './desk-model/once-wrong.js';
import { RealDesk } from './desk-model/real-desk.js';
import { runs } from './property-runs.js';

/** What the desks must have met, all together, for the property to mean anything. */
const MET = [
  ...['noShort', 'availableCash', 'availableMargin', 'symbols', 'staleDataMs', 'priceCollarPct', 'maxTradesPerDay'],
  ...['orderRate', 'maxPositionPct', 'maxExposurePct', 'maxLeverage', 'concentrationPct', 'correlatedExposurePct'],
  ...['valueAtRiskPct', 'expectedShortfallPct', 'stress', 'maxCoins'],
  ...['maxDailyLossPct', 'maxDrawdownPct', 'maxStrategyDrawdownPct', 'killSwitch'],
].map((rule) => `kept by ${rule}`);
const ALSO_MET = [
  ...['halt by maxDailyLossPct', 'halt by maxDrawdownPct', 'halt by maxStrategyDrawdownPct', 'halt by killSwitch'],
  ...['desk resumes', 'a command that ends at midnight', 'approved what only reduces'],
  ...['fill of direct', 'fill of slice', 'fill of exit', 'partial fill', 'rejected by the venue', 'funding'],
  ...['shares changed', 'capital moved', 'blocked by compliance'],
];

describe('the whole decision chain', () => {
  it.each(ONCE_WRONG)('keeps to it where it once did not: $what', ({ settings, acts }) => {
    const met = new Map<string, number>();
    const real = new RealDesk(settings);
    const model = new DeskModel(settings, real.engine, met);
    for (const act of acts) {
      act(real);
      model.settle(real.nowMs);
    }
    expect(met.get('fill of direct')).toBeGreaterThan(0);
  });

  const enough = runs(500);

  it('keeps to an independent model, whatever the strategies, the market and the rules do', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(deskSettings, deskCommands(150), (settings, commands) => {
        const setup = () => {
          const real = new RealDesk(settings);
          return { real, model: new DeskModel(settings, real.engine, met) };
        };
        fc.modelRun(setup, commands);
      }),
      // Whoever only asks whether it fails need not wait for the smallest counterexample.
      { ...enough, endOnFailure: process.env.ICARUS_SHRINK === '0' },
    );
    if (enough.numRuns < 500) return;
    const missing = [...MET, ...ALSO_MET].filter((what) => !met.has(what));
    expect(missing, 'never met').toEqual([]);
  });
});
