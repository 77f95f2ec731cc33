import { type Html, html } from '../html/html.js';
import type { BranchResult } from '../run-result.js';

/** A column of a table that lists something of every branch. */
export interface BranchTableColumn<Row> {
  readonly label: string;
  /** Whether it is aligned to the right. */
  readonly number?: boolean;
  readonly text: (row: Row) => string;
  /** Shown when pointed at: the exact digits. */
  readonly title?: (row: Row) => string;
}

/** A table with a row for each `rowsOf` a branch; the first column heads its row, and branches have one if there are several. */
export function branchTable<Row>(
  titleId: string,
  branches: readonly BranchResult[],
  rowsOf: (branch: BranchResult) => readonly Row[],
  columns: readonly BranchTableColumn<Row>[],
): Html {
  const many = branches.length > 1;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${titleId}"><table class="wide">
<thead><tr>${columns.map(({ label, number }) => html`<th scope="col"${number ? html` class="number"` : null}>${label}</th>`)}${many ? html`<th scope="col">Branch</th>` : null}</tr></thead>
<tbody>${branches.map((branch) => rowsOf(branch).map((row) => html`<tr>${columns.map((column, index) => cell(column, row, index === 0))}${many ? html`<td>${branch.name}</td>` : null}</tr>`))}</tbody></table></div>`;
}

function cell<Row>({ number, text, title }: BranchTableColumn<Row>, row: Row, heads: boolean): Html {
  const classes = number ? html` class="number"` : null;
  const exact = title === undefined ? null : html` title="${title(row)}"`;
  return heads
    ? html`<th scope="row"${classes}${exact}>${text(row)}</th>`
    : html`<td${classes}${exact}>${text(row)}</td>`;
}
