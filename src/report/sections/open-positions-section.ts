import { formatSignedMoney } from '../format/format-money.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { branchTable } from './branch-table.js';

/** What was held when the run ended; null when nothing was. */
export function openPositionsSection({ result: { branches, quoteCurrency } }: ReportInput): Html | null {
  if (branches.every(({ openPositions }) => openPositions.length === 0)) return null;
  const table = branchTable('open-positions-title', branches, ({ openPositions }) => openPositions, [
    { label: 'Symbol', text: ({ symbol }) => symbol },
    { label: 'Side', text: ({ side }) => side },
    { label: 'Quantity', number: true, text: ({ quantity }) => quantity },
    { label: 'Entry price', number: true, text: ({ entryPrice }) => entryPrice },
    { label: 'Last price', number: true, text: ({ lastPrice }) => lastPrice },
    {
      label: 'Unrealised',
      number: true,
      text: ({ unrealized }) => formatSignedMoney(unrealized, quoteCurrency),
      title: ({ unrealized }) => unrealized,
    },
    { label: 'Strategy', text: ({ strategy }) => strategy },
  ]);
  return html`<section id="open-positions" aria-labelledby="open-positions-title"><h2 id="open-positions-title">Open positions</h2>
${table}
<p class="note">Held when the run ended, and valued at the last price; before the fees of closing them. They are no trades yet.</p></section>`;
}
