import { type Html, html } from '../../html/html.js';
import { dataTable } from '../../sections/data-table.js';
import type { SweepResult } from '../sweep-result.js';

/** The data sets that every point read, what was swept, and what identifies the sweep. */
export function sweepDataSection({ data, scenario, key, parameters, constraints, search }: SweepResult): Html {
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['Scenario', scenario.hash],
    ['Key of the sweep', key],
    ...parameters.map(({ name, path }) => [`Parameter ${name}`, path] as const),
    ...constraints.map((constraint) => ['Only where', constraint] as const),
    ...(search.seed === null ? [] : [['Seed of the search', String(search.seed)] as const]),
  ];
  return html`<section id="data" aria-labelledby="data-title"><h2 id="data-title">Data and identity</h2>
${dataTable(data)}
<dl class="identity">${rows.map(([name, value]) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl>
<p class="note">The same scenario, data and sweep give the same key and the same points on every machine.</p></section>`;
}
