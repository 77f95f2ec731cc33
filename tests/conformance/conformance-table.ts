import type { VenueCase } from './venue-case.js';

export const TABLE_HEAD = '| order type | situation | what happens | test |\n|---|---|---|---|\n';

/** The case's line of the table. */
export function tableRow({ orderType, situation, outcome, name }: VenueCase): string {
  return `| ${orderType} | ${situation} | ${outcome} | \`${name}\` |`;
}

/** The rows of the page's table, without its head; none if it is not there. */
export function rowsOf(page: string): string[] {
  const [, table = ''] = page.split(TABLE_HEAD);
  const lines = table.split('\n');
  return lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  );
}
