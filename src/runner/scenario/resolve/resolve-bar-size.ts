import type { SizedBarRule } from '../../../kernel/bar-builders/bar-rule.js';
import type { BarSizeInput } from '../schema/bar-size-schema.js';

/** The rule of checked input: the one of its three keys that is there. */
export function resolveBarSize({ trades, volume, notional }: BarSizeInput): SizedBarRule {
  if (trades !== undefined) return { kind: 'ticks', count: trades };
  return volume !== undefined ? { kind: 'volume', volume } : { kind: 'notional', notional: notional ?? 0 };
}
