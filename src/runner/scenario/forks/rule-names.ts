import type { Scenario } from '../scenario.js';

/** Rules of risk that halt. */
const HALTING = ['maxDrawdownPct', 'maxDailyLossPct', 'maxStrategyDrawdownPct'] as const;
/** Rules of risk that refuse orders. */
const REFUSING = [
  'symbols',
  'staleDataMs',
  'priceCollarPct',
  'maxTradesPerDay',
  'orderRate',
  'maxPositionPct',
  'maxExposurePct',
  'maxLeverage',
  'concentrationPct',
  'correlatedExposurePct',
  'valueAtRiskPct',
  'expectedShortfallPct',
  'stress',
] as const;

/** The rules by which a scenario can halt, as its events name them. */
export function haltNames({ risk }: Scenario): string[] {
  const killSwitch = risk.killSwitchTsMs === undefined ? [] : ['killSwitch'];
  return [...HALTING.filter((rule) => risk[rule] !== undefined), ...killSwitch];
}

/** The rules by which a scenario can refuse an order: while trading is halted, the rule that halted it refuses. */
export function refusalNames(scenario: Scenario): string[] {
  const { risk, venue } = scenario;
  const always = venue.margin === null ? ['noShort', 'availableCash'] : ['availableMargin'];
  const rules = REFUSING.filter((rule) => risk[rule] !== undefined && risk[rule] !== null);
  return [...always, ...rules, ...haltNames(scenario)];
}
