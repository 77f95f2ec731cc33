import { isBestOfFork } from '../data/best-of-fork.js';
import { type ForkGroup, forkGroups } from '../data/fork-groups.js';
import { readableTime } from '../format/readable-time.js';
import { type Html, html } from '../html/html.js';
import type { BranchResult } from '../run-result.js';
import { differenceCells, differenceHeadings } from './difference-cells.js';
import { intervalScalePct } from './interval-bar.js';
import { SINCE_FORK_COLUMNS, sinceForkCells, sinceForkHeadings } from './since-fork-cells.js';

const COLUMNS = 4 + SINCE_FORK_COLUMNS;

/** Branches one by one under the fork that they come from, each fork headed by what its parent did meanwhile. */
export function forkTable(branches: readonly BranchResult[], titleId: string): Html {
  const differences = branches.flatMap(({ comparison }) => (comparison === undefined ? [] : [comparison.difference]));
  const scalePct = intervalScalePct(differences);
  return html`<div class="scroll forks" tabindex="0" role="region" aria-labelledby="${titleId}"><table class="wide grouped">
<thead><tr><th scope="col">Branch and what it changed</th>${differenceHeadings(differences)}${sinceForkHeadings()}</tr></thead>
${forkGroups(branches).map((group) => rows(group, scalePct))}</table></div>`;
}

function rows(group: ForkGroup, scalePct: number): Html {
  const { parent, parentMetrics, branches } = group;
  const parentRow =
    parentMetrics === null
      ? null
      : html`<tr class="parent"><th scope="row">${parent}<span class="changed">unchanged</span></th><td></td><td></td><td></td>${sinceForkCells(parentMetrics, (key) => isBestOfFork(group, key, 0))}</tr>`;
  return html`<tbody><tr><th scope="rowgroup" colspan="${COLUMNS}"><span class="fork-title">${title(group)}</span></th></tr>${parentRow}${branches.map((branch, index) => row(group, branch, index + 1, scalePct))}</tbody>`;
}

function row(
  group: ForkGroup,
  { name, changes = [], comparison }: BranchResult,
  place: number,
  scalePct: number,
): Html {
  const cells = sinceForkCells(comparison?.metrics, (key) => isBestOfFork(group, key, place));
  return html`<tr><th scope="row">${name}${changedText(changes)}</th>${differenceCells(comparison?.difference, scalePct)}${cells}</tr>`;
}

/** What a branch changed, below its name. */
export function changedText(changes: readonly string[]): Html {
  return html`<span class="changed">${changes.length === 0 ? 'nothing changed' : changes.join('; ')}</span>`;
}

function title({ parent, forkedAt, to }: ForkGroup): string {
  const at = forkedAt === null ? '' : ` at ${readableTime(forkedAt)}`;
  return `From ${parent}${at}${to === null ? '' : `, compared until ${readableTime(to)}`}`;
}
