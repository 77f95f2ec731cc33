import { basename } from 'node:path';
import type { EngineScenario } from '../engine-scenario.js';
import type { ScenarioMargin } from '../scenario/scenario.js';
import type { ScenarioData } from '../scenario/scenario-data.js';

const HOUR_MS = 3_600_000;

/** What a run on margin rests on, in plain sentences; nothing of a run that never lends. */
export function marginAssumptions({ venue, data }: EngineScenario): string[] {
  const { margin, kind } = venue;
  if (margin === null) return [];
  return [
    `Positions are on margin at a leverage of ${margin.leverage}, ${modeOf(margin)}. ${maintenanceOf(margin)}`,
    ...marksOf(data),
    liquidationOf(margin),
    `A liquidation costs a clearance fee of ${margin.clearanceFeePct} % of its notional, as far as the margin goes. What the margin does not cover, an insurance fund pays, so that no account falls below zero.`,
    kind === 'perpetual'
      ? `Funding: ${data.map(fundingOf).join('; ')}.`
      : `${interestOf(margin)}, and there is always enough to borrow.`,
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

/** What positions are marked at: last prices, mark price series, or some of both. */
function marksOf(data: readonly ScenarioData[]): string[] {
  const marked = data.filter(({ mark }) => mark !== null);
  const last = 'at the last price of the market: there is no mark price of an index, and no averaging';
  if (marked.length === 0) return [`Positions are marked ${last}.`];
  const series = marked.map(({ symbol, mark }) => `${symbol} by ${basename(mark?.path ?? '')} (${mark?.interval})`);
  const others = data.filter(({ mark }) => mark === null).map(({ symbol }) => symbol);
  return [
    `Positions are marked at the mark price series: ${series.join(', ')}. It says what they are worth as margin, when they are liquidated and, where the rates come without a mark price, what funding is reckoned at. Fills, and the equity shown here, are at the prices of the market.`,
    'Inside a bar the mark price is assumed to go in step with the market, to the same side first. A liquidation that it sets off fills where the market is at that moment.',
    ...(others.length === 0 ? [] : [`Positions in ${others.join(', ')} are marked ${last}.`]),
  ];
}

function liquidationOf({ liquidation }: ScenarioMargin): string {
  const where =
    'at its liquidation price where the path inside the bar reaches it, at the open where the market opens beyond it';
  if (liquidation === 'at-once') return `A position whose margin is used up is closed as a whole: ${where}.`;
  return `A position whose margin is used up is closed in steps, each down to the cap of the next lower bracket, until its margin carries the rest or nothing is left: ${where}.`;
}

function interestOf({ interest }: ScenarioMargin): string {
  if (interest === null) return 'Borrowing, of cash as of coins, costs nothing';
  const { cashPct, coinPct } = interest;
  return `Interest is charged at every full hour (UTC) on what is borrowed then: ${cashPct} % a day on cash, ${coinPct} % a day on coins at the last price. It is paid in quote currency, the rates never change`;
}

function fundingOf({ symbol, funding }: ScenarioData): string {
  if (funding === null) return `${symbol} has none`;
  if ('path' in funding) return `${symbol} at the times and rates of ${basename(funding.path)}`;
  // Twelve digits are more than anyone writes, and hide what float64 adds behind them.
  const ratePct = Number((funding.rate * 100).toPrecision(12));
  return `${symbol} at ${ratePct} % every ${funding.everyMs / HOUR_MS} h`;
}
