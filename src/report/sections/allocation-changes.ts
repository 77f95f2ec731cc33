import { formatFixed } from '../format/format-fixed.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { AllocationResult } from '../run-result.js';

/** A page is no file: of more changes than this the largest are listed, and result.json has them all. */
const ROWS_MAX = 50;
/** So few that a reader need not ask for them. */
const OPEN_MAX = 8;

interface Change {
  readonly allocation: AllocationResult;
  /** The strategy whose share moved most, and its shares before and after. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Every change of the shares with its reason, folded away where they are many; the first allocation is none. */
export function allocationChanges(
  allocations: readonly AllocationResult[],
  ids: readonly string[],
  titleId: string,
): Html | null {
  if (allocations.length < 2) return null;
  const changes = allocations.slice(1).map((allocation, index) => changeOf(allocations[index], allocation, ids));
  const shown = largest(changes);
  const count = formatFixed(changes.length, 0);
  const title = changes.length === 1 ? '1 change, with its reason' : `${count} changes, with their reasons`;
  return html`<details class="changes"${changes.length <= OPEN_MAX ? html` open` : null}><summary id="${titleId}">${title}</summary>
${shown.length < changes.length ? html`<p class="note">The ${ROWS_MAX} largest, in order of time; result.json has all of them under <code>allocations</code>.</p>` : null}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${titleId}"><table class="wide">
<thead><tr><th scope="col">Time (UTC)</th><th scope="col">Moved most</th><th scope="col" class="number">From</th><th scope="col" class="number">To</th><th scope="col">Reason</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table></div></details>`;
}

function changeOf(before: AllocationResult, allocation: AllocationResult, ids: readonly string[]): Change {
  let id = ids[0];
  const moved = (of: string) => Math.abs((allocation.shares[of] ?? 0) - (before.shares[of] ?? 0));
  for (const other of ids) if (moved(other) > moved(id)) id = other;
  return { allocation, id, from: before.shares[id] ?? 0, to: allocation.shares[id] ?? 0 };
}

function largest(changes: readonly Change[]): readonly Change[] {
  if (changes.length <= ROWS_MAX) return changes;
  const size = ({ from, to }: Change) => Math.abs(to - from);
  const order = changes.map((_, index) => index).sort((a, b) => size(changes[b]) - size(changes[a]) || a - b);
  return order
    .slice(0, ROWS_MAX)
    .sort((a, b) => a - b)
    .map((index) => changes[index]);
}

function row({ allocation, id, from, to }: Change): Html {
  const { ts, reason } = allocation;
  const isMoved = from !== to;
  return html`<tr><th scope="row" title="${ts}">${formatUtcMinute(Date.parse(ts))}</th><td>${isMoved ? id : '–'}</td><td class="number">${isMoved ? share(from) : null}</td><td class="number">${isMoved ? share(to) : null}</td><td class="reason">${reason}</td></tr>`;
}

function share(value: number): string {
  return `${formatFixed(value * 100, 1)}\u00a0%`;
}
