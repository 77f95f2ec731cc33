import { parseDurationMs } from '../duration.js';
import { parseMoment, startOf } from '../moment.js';
import type { ForkMoment } from '../scenario-forks.js';
import type { ForkEventInput, ForkInput } from '../schema/forks-schema.js';

/** The moment of checked input: the one of its three keys that is there. */
export function resolveMoment({ at, every, on = {} }: ForkInput): ForkMoment {
  if (at !== undefined) {
    const moment = parseMoment(at);
    return { kind: 'at', tsMs: moment === null ? 0 : startOf(moment) };
  }
  if (every !== undefined) return { kind: 'every', everyMs: parseDurationMs(every) ?? 0 };
  return resolveEvent(on);
}

function resolveEvent({ drawdownPct, halt, refusal }: ForkEventInput): ForkMoment {
  if (drawdownPct !== undefined) return { kind: 'drawdown', pct: drawdownPct };
  if (halt !== undefined) return { kind: 'halt', rule: halt === true ? null : halt };
  return { kind: 'refusal', rule: refusal === undefined || refusal === true ? null : refusal };
}
