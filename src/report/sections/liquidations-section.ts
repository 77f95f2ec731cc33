import { formatMoney } from '../format/format-money.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { branchTable } from './branch-table.js';

/** Positions that the venue closed; null when there were none. */
export function liquidationsSection({ result: { branches, quoteCurrency } }: ReportInput): Html | null {
  if (branches.every(({ liquidations }) => liquidations.length === 0)) return null;
  const table = branchTable('liquidations-title', branches, ({ liquidations }) => liquidations, [
    { label: 'Time (UTC)', text: ({ ts }) => formatUtcMinute(Date.parse(ts)), title: ({ ts }) => ts },
    { label: 'Symbol', text: ({ symbol }) => symbol },
    { label: 'Side', text: ({ side }) => side },
    { label: 'Quantity', number: true, text: ({ quantity }) => quantity },
    { label: 'Liquidation price', number: true, text: ({ liquidationPrice }) => liquidationPrice },
    { label: 'Closed at', number: true, text: ({ price }) => price },
    {
      label: 'Clearance fee',
      number: true,
      text: ({ fee }) => formatMoney(fee, quoteCurrency),
      title: ({ fee }) => fee,
    },
    {
      label: 'Covered by insurance',
      number: true,
      text: ({ covered }) => formatMoney(covered, quoteCurrency),
      title: ({ covered }) => covered,
    },
    { label: 'Strategy', text: ({ strategy }) => strategy },
  ]);
  return html`<section id="liquidations" aria-labelledby="liquidations-title"><h2 id="liquidations-title">Liquidations</h2>
${table}
<p class="note">The venue closed these positions because their margin was used up.</p></section>`;
}
