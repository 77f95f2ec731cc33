import type { MarketChange } from '../../feeds/market-changes/market-change.js';
import type { Scenario } from './scenario.js';

/** When to fork. */
export type ForkMoment =
  | { readonly kind: 'at'; readonly tsMs: number }
  /** At every full multiple of it, counted from epoch, inside the period; weeks begin on Mondays. */
  | { readonly kind: 'every'; readonly everyMs: number }
  /** The first time that the desk is so far below its highest equity, in percent. */
  | { readonly kind: 'drawdown'; readonly pct: number }
  /** The first halt, or the first by this rule. */
  | { readonly kind: 'halt'; readonly rule: string | null }
  /** The first refused order, or the first by this rule. */
  | { readonly kind: 'refusal'; readonly rule: string | null };

/** A place in a run where branches leave it. */
export interface ScenarioFork {
  readonly moment: ForkMoment;
  readonly branches: readonly ScenarioBranch[];
}

/** A continuation that differs in what it says here. */
export interface ScenarioBranch {
  /** Unique in the scenario; with `every`, the time is appended when the run comes there. */
  readonly name: string;
  /** What it changes, in words: one entry a change, in the order of the file. Empty: nothing. */
  readonly changes: readonly string[];
  /** The whole scenario with the changes made; strategies that were removed are still in it. Without forks of its own. */
  readonly scenario: Omit<Scenario, 'forks'>;
  /** Ids of strategies that close what they hold and say nothing more from here on; those of branches around it have. */
  readonly removed: readonly string[];
  /** Ids of strategies that join: the last ones of `scenario.strategies`. */
  readonly added: readonly string[];
  /** On top of what branches around it have changed. */
  readonly market: readonly MarketChange[];
  /** How many bars before the fork a strategy sees that starts anew; null: all of them. */
  readonly warmupBars: number | null;
  /** Forks of this branch. */
  readonly forks: readonly ScenarioFork[];
}
