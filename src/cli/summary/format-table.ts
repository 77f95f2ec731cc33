export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A plain text table: columns two spaces apart, no lines drawn. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  const withTitles = columns.some(({ title }) => title !== '') ? [columns.map(({ title }) => title), ...rows] : rows;
  const widths = columns.map((_, index) => Math.max(...withTitles.map((row) => row[index].length)));
  return withTitles.map((row) =>
    row
      .map((cell, index) =>
        columns[index].align === 'left' ? cell.padEnd(widths[index]) : cell.padStart(widths[index]),
      )
      .join('  ')
      .trimEnd(),
  );
}
