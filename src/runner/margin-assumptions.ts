import { basename } from 'node:path';
import type { EngineScenario } from './engine-scenario.js';
import type { ScenarioMargin } from './scenario/scenario.js';
import type { ScenarioData } from './scenario/scenario-data.js';

const HOUR_MS = 3_600_000;

/** What a run on margin rests on, in plain sentences; nothing of a run that never lends. */
export function marginAssumptions({ venue, data }: EngineScenario): string[] {
  const { margin, kind } = venue;
  if (margin === null) return [];
  return [
    `Positions are on margin at a leverage of ${margin.leverage}, ${modeOf(margin)}. ${maintenanceOf(margin)}`,
    'Positions are marked at the last price of the market: there is no mark price of an index, and no averaging.',
    'A position whose margin is used up is closed as a whole: at its liquidation price where the path inside the bar reaches it, at the open where the market opens beyond it.',
    `A liquidation costs a clearance fee of ${margin.clearanceFeePct} % of its notional, as far as the margin goes. What the margin does not cover, an insurance fund pays, so that no account falls below zero.`,
    kind === 'perpetual'
      ? `Funding: ${data.map(fundingOf).join('; ')}.`
      : 'Borrowing, of cash as of coins, costs nothing, and there is always enough to borrow.',
  ];
}

function modeOf({ mode }: ScenarioMargin): string {
  return mode === 'cross'
    ? 'cross: a whole sub-account stands behind each of its positions'
    : 'isolated: each position has a margin of its own and can lose no more';
}

function maintenanceOf({ bracketsPath, maintenancePct }: ScenarioMargin): string {
  return bracketsPath === null
    ? `The maintenance margin is ${maintenancePct} % of the notional, whatever its size.`
    : `Maintenance margins and the most leverage are those of the brackets in ${basename(bracketsPath)}.`;
}

function fundingOf({ symbol, funding }: ScenarioData): string {
  if (funding === null) return `${symbol} has none`;
  if ('path' in funding) return `${symbol} at the times and rates of ${basename(funding.path)}`;
  // Twelve digits are more than anyone writes, and hide what float64 adds behind them.
  const ratePct = Number((funding.rate * 100).toPrecision(12));
  return `${symbol} at ${ratePct} % every ${funding.everyMs / HOUR_MS} h`;
}
