import { formatTable, type TableColumn } from './format-table.js';

/** Of a column that gives way: fewer characters than this say little, and more are not worth a wide table. */
const KEPT_MIN = 12;
const KEPT_MAX = 60;

/**
 * A text table of at most `width` characters, as far as the columns that give way can see to it: the cells of the first
 * of them are cut; where next to nothing would be left of them it is left out, and the second one is cut, and so on.
 */
export function fitTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  giving: readonly number[],
  width: number,
): string[] {
  if (giving.length === 0) return formatTable(columns, rows);
  const [first, ...rest] = giving;
  const without = <Cell>(cells: readonly Cell[]) => cells.filter((_, index) => index !== first);
  const [others, fewer] = [without(columns), rows.map(without)];
  const room = width - Math.max(...formatTable(others, fewer).map(({ length }) => length)) - '  '.length;
  if (room >= KEPT_MIN) {
    const kept = Math.min(room, KEPT_MAX);
    const cut = rows.map((row) => row.map((cell, index) => (index === first ? cutText(cell, kept) : cell)));
    return formatTable(columns, cut);
  }
  const moved = rest.map((index) => (index > first ? index - 1 : index));
  return fitTable(others, fewer, moved, width);
}

/** The beginning of a text, with a mark where more would follow. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
