import type { Metrics } from '../../../analytics/metrics.js';
import type { Assignment } from '../../scenario/scenario-sweep.js';
import type { SweepOutcome, SweepTask } from '../points/sweep-task.js';

/** A task and what came of it, as a line of JSON holds it. */
type OutcomeLine = { readonly id: string; readonly values: Assignment } & (
  | { readonly error: { readonly code: string; readonly message: string } }
  | {
      readonly metrics: Metrics;
      readonly fingerprint: string;
      /** The midnight of the first day and the returns, float64, base64; left out where they are not kept. */
      readonly firstDayMs?: number;
      readonly returns?: string;
    }
);

const DAY_MS = 86_400_000;

/** One line of JSON, without its line feed. */
export function formatOutcomeLine({ id, values }: SweepTask, outcome: SweepOutcome): string {
  if (outcome.kind === 'failed') {
    const { code, message } = outcome;
    return JSON.stringify({ id, values, error: { code, message } } satisfies OutcomeLine);
  }
  const { metrics, fingerprint, daily } = outcome;
  const kept = daily === null ? {} : { firstDayMs: daily.dayMs[0] ?? 0, returns: toBase64(daily.returnPct) };
  return JSON.stringify({ id, values, metrics, fingerprint, ...kept } satisfies OutcomeLine);
}

/** The line read again; the same outcome to the last bit. Null: it is torn, or no such line. */
export function parseOutcomeLine(
  text: string,
): { readonly id: string; readonly values: Assignment; readonly outcome: SweepOutcome } | null {
  let line: OutcomeLine;
  try {
    line = JSON.parse(text) as OutcomeLine;
  } catch {
    return null;
  }
  if (typeof line !== 'object' || line === null || typeof line.id !== 'string') return null;
  const { id, values } = line;
  if ('error' in line) return { id, values, outcome: { kind: 'failed', ...line.error } };
  const { metrics, fingerprint, firstDayMs = 0, returns } = line;
  const returnPct = returns === undefined ? null : fromBase64(returns);
  const daily = returnPct && { dayMs: Float64Array.from(returnPct, (_, day) => firstDayMs + day * DAY_MS), returnPct };
  return { id, values, outcome: { kind: 'finished', metrics, fingerprint, daily } };
}

function toBase64({ buffer, byteOffset, byteLength }: Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function fromBase64(text: string): Float64Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
