import type { EngineScenario } from '../engine-scenario.js';

/** One setting that differs between two scenarios. */
export interface ScenarioDifference {
  /** Such as `risk.maxDrawdownPct` or `strategies.trend.params.fast`, as the `set` of a branch has it. */
  readonly path: string;
  /** As text; null where that scenario has no such setting. */
  readonly a: string | null;
  readonly b: string | null;
}

/** Names, texts, forks and sweeps: they change nothing of what the run itself decides. */
const LEFT_OUT = new Set(['name', 'description', 'source', 'forks', 'sweep', 'validation']);

/**
 * What two scenarios say differently after all defaults are filled in, in the order of the scenario. Strategies are told
 * apart by their ids and data by their symbols, so that one that is added does not make all others differ.
 */
export function scenarioDifferences(a: EngineScenario, b: EngineScenario): ScenarioDifference[] {
  const left = settingsOf(a);
  const right = settingsOf(b);
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].flatMap((path) => {
    const [one, other] = [left.get(path) ?? null, right.get(path) ?? null];
    return one === other ? [] : [{ path, a: one, b: other }];
  });
}

/** `risk.maxDrawdownPct: 10 → 5`. */
export function formatScenarioDifference({ path, a, b }: ScenarioDifference): string {
  return `${path}: ${a ?? 'left out'} → ${b ?? 'left out'}`;
}

function settingsOf(scenario: EngineScenario): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [key, value] of Object.entries(scenario)) if (!LEFT_OUT.has(key)) collect(settings, key, value);
  return settings;
}

function collect(settings: Map<string, string>, path: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) {
    settings.set(path, String(value));
    return;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) settings.set(path, 'none');
  const isList = Array.isArray(value);
  if (isList && value.every((item) => typeof item !== 'object')) {
    settings.set(path, value.join(', '));
    return;
  }
  const named = new Set<string>();
  for (const [key, item] of entries) {
    const name = isList ? nameOf(item, named) : key;
    collect(settings, name === null ? `${path}[${key}]` : `${path}.${name}`, item);
  }
}

/** The id or symbol of an item of a list, if it has one that no item before it had. */
function nameOf(item: unknown, named: Set<string>): string | null {
  const { id, symbol } = (item ?? {}) as { id?: unknown; symbol?: unknown };
  const name = typeof id === 'string' ? id : typeof symbol === 'string' ? symbol : null;
  if (name === null || named.has(name)) return null;
  named.add(name);
  return name;
}
