import { runPeriod } from '../data/run-period.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../format/format-metric.js';
import { formatSignedPercent } from '../format/format-percent.js';
import { formatDays, formatPeriod } from '../format/format-period.js';
import { moneyDecimals } from '../format/money-decimals.js';
import { type Html, html } from '../html/html.js';
import { describeMetric } from '../metric-catalog.js';
import type { ReportInput } from '../report-input.js';
import { verdict } from './verdict.js';

/** The figures under the verdict, left to right; those that a run does not have are left out. */
const KEY_FIGURES = [
  'maxDrawdownPct',
  'sharpe',
  'trades',
  'winRatePct',
  'profitFactor',
  'fees',
  'funding',
  'interest',
  'exposurePct',
];

const FINGERPRINT_SHOWN = 12;

/** Name, period, the two numbers that matter, the verdict and the key figures. */
export function summarySection(input: ReportInput): Html {
  const { scenario } = input.result;
  const [main] = input.branches;
  const period = main && runPeriod(main.equity);
  const symbols = [...new Set(input.result.data.map((data) => `${data.symbol} ${data.interval}`))];
  const meta = [
    period && `${formatPeriod(period)}`,
    period && period.days > 0 && formatDays(period),
    symbols.join(', '),
    branchCount(input),
  ];
  return html`<header class="lead" id="summary">
<h1>${scenario.name}</h1>
<p class="meta">${meta.filter(Boolean).join(' · ')}</p>
${scenario.description ? html`<p class="description">${scenario.description}</p>` : null}
${main ? hero(input) : null}
<p class="verdict">${verdict(input)}</p>
${main ? html`<dl class="figures">${KEY_FIGURES.map((key) => figure(input, key))}</dl>` : null}
${main ? fingerprint(main.result.fingerprint) : null}
</header>`;
}

function branchCount({ branches, result: { failedBranches = [] } }: ReportInput): string | null {
  const count = branches.length + failedBranches.length - 1;
  if (count < 1) return null;
  return count === 1 ? 'one branch' : `${formatFixed(count, 0)} branches`;
}

function hero({ branches }: ReportInput): Html {
  const [{ result, quoteCurrency }] = branches;
  const { finalEquity, totalReturnPct } = result.metrics;
  const equity = Number(finalEquity);
  const tone = totalReturnPct > 0 ? 'gain' : totalReturnPct < 0 ? 'loss' : '';
  return html`<div class="hero">
<div><span class="value" title="${finalEquity} ${quoteCurrency}">${formatFixed(equity, moneyDecimals(Math.abs(equity)))}<span class="unit"> ${quoteCurrency}</span></span><span class="label">Final equity</span></div>
<div><span class="value ${tone}">${formatSignedPercent(totalReturnPct)}</span><span class="label">Total return</span></div>
</div>`;
}

function figure({ branches }: ReportInput, key: string): Html | null {
  const [{ result, quoteCurrency }] = branches;
  const value = result.metrics[key];
  if (value === undefined) return null;
  const { label, meaning } = describeMetric(key);
  const text = formatMetric(key, value, quoteCurrency);
  const title = text === NO_VALUE ? 'too few observations' : meaning;
  return html`<div title="${title}"><dt>${label}</dt><dd>${text}</dd></div>`;
}

function fingerprint(value: string): Html {
  const short = value.length > FINGERPRINT_SHOWN ? `${value.slice(0, FINGERPRINT_SHOWN)}…` : value;
  return html`<div class="fingerprint"><span>Fingerprint</span><code title="${value}">${short}</code><button type="button" data-copy="${value}">Copy</button><span role="status" class="copied"></span></div>`;
}
