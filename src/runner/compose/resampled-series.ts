import type { ResampledSeries } from '../../agents/resampler/bar-resampler.js';
import { isSameRule } from '../../kernel/bar-builders/bar-rule.js';
import type { SizedSeries } from '../../kernel/ticks/sized-bars.js';
import type { EngineScenario } from '../engine-scenario.js';
import { barRuleLabel } from '../scenario/bar-rule-label.js';
import type { ScenarioStrategy } from '../scenario/scenario.js';
import { barRuleOf } from '../scenario/scenario-data.js';

/** The bars that strategies ask for and the data do not have, in the order of the topics that they are delivered on. */
export interface AskedBars {
  /** Longer bars, made of the data's own. */
  readonly resampled: readonly ResampledSeries[];
  /** By data set: bars made of its trades. */
  readonly sized: readonly (readonly SizedSeries[])[];
  /** Of all of them. */
  readonly names: readonly string[];
}

export function askedBars(scenario: EngineScenario): AskedBars {
  const resampled = resampledSeries(scenario);
  const sized = sizedSeries(scenario, resampled.length);
  return { resampled, sized, names: [...resampled, ...sized.flat()].map(({ name }) => name) };
}

/** Longer bars than the data have, in the order of the data, shorter ones first. */
export function resampledSeries({ data, strategies }: EngineScenario): ResampledSeries[] {
  return data.flatMap(({ symbol, intervalMs: baseIntervalMs }, seriesIndex) => {
    const watching = strategies.filter(({ symbols }) => symbols.includes(symbol));
    const names = new Map(watching.map(({ interval, intervalMs }) => [intervalMs ?? baseIntervalMs, interval]));
    return [...names]
      .filter(([intervalMs]) => intervalMs !== baseIntervalMs)
      .sort(([a], [b]) => a - b)
      .map(([intervalMs, interval]) => ({
        name: `${symbol} ${interval}`,
        seriesIndex,
        baseIntervalMs,
        instrumentIndex: seriesIndex,
        symbol,
        intervalMs,
      }));
  });
}

/** In the order of the data, of one symbol in that of the strategies. */
function sizedSeries({ data, strategies }: EngineScenario, firstTopicIndex: number): SizedSeries[][] {
  let topicIndex = firstTopicIndex;
  return data.map((one) => {
    const series: SizedSeries[] = [];
    for (const { symbols, bars } of strategies) {
      if (bars === undefined || !symbols.includes(one.symbol) || isSameRule(bars, barRuleOf(one))) continue;
      if (series.some(({ rule }) => isSameRule(rule, bars))) continue;
      series.push({ name: `${one.symbol} ${barRuleLabel(bars, one)}`, rule: bars, topicIndex: topicIndex++ });
    }
    return series;
  });
}

/** The topic of what the strategy hears of the symbol; null: the data's own bars. */
export function topicOfAsked(
  { resampled, sized }: AskedBars,
  seriesIndex: number,
  { intervalMs, bars }: ScenarioStrategy,
): number | null {
  if (bars !== undefined) return sized[seriesIndex].find(({ rule }) => isSameRule(rule, bars))?.topicIndex ?? null;
  const index = resampled.findIndex((one) => one.seriesIndex === seriesIndex && one.intervalMs === intervalMs);
  return index < 0 ? null : index;
}
