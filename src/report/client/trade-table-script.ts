/** Sorting, filters and pages of the trade table; a click on an entry time shows the trade in the price chart. */
export const TRADE_TABLE_SCRIPT = `
const tradeTable = document.querySelector('[data-trade-table]');
const startTradeTable = () => {
  const section = document.getElementById('trades');
  const perPage = Number(tradeTable.dataset.rows);
  const names = payload.trades.dictionary;
  const columns = [...tradeTable.querySelectorAll('thead th')].map((cell) => ({ cell, ...cell.dataset }));
  const filters = [...section.querySelectorAll('.controls select')];
  const summary = section.querySelector('[data-trade-summary]');
  const pageNote = section.querySelector('[data-page-note]');
  const state = { key: null, descending: false, page: 0, rows: [] };
  const nameOf = (key, index) => (key === 'branch' ? payload.branches[trades.branch[index]] : names[trades[key][index]]);
  const write = ({ key, kind, decimals }, index) => {
    if (kind === 'text') return nameOf(key, index);
    const value = trades[key][index];
    if (kind === 'time') return utcMinute(value);
    if (kind === 'duration') return duration(value);
    return kind === 'number' ? fixed(value, Number(decimals)) : signed(value, Number(decimals));
  };
  const passes = (index) => filters.every(({ name, value }) => {
    if (value === '') return true;
    if (name === 'result') return value === 'win' ? trades.pnl[index] > 0 : trades.pnl[index] < 0;
    return nameOf(name, index) === value;
  });
  const select = () => {
    state.rows = [];
    for (let index = 0; index < trades.length; index++) if (passes(index)) state.rows.push(index);
    if (state.key === null) return;
    const text = columns.find(({ key }) => key === state.key).kind === 'text';
    const sign = state.descending ? -1 : 1;
    const compare = text
      ? (a, b) => nameOf(state.key, a).localeCompare(nameOf(state.key, b), 'en')
      : (a, b) => trades[state.key][a] - trades[state.key][b];
    state.rows.sort((a, b) => sign * compare(a, b) || a - b);
  };
  const cellOf = (column, index, first) => {
    const cell = document.createElement(first ? 'th' : 'td');
    const text = write(column, index);
    if (!first) {
      const tone = column.kind === 'tone' ? (trades.pnl[index] > 0 ? ' gain' : trades.pnl[index] < 0 ? ' loss' : '') : '';
      cell.className = (column.kind === 'text' || column.kind === 'time' ? '' : 'number') + tone;
      cell.textContent = text;
      return cell;
    }
    cell.scope = 'row';
    if (!charts.has('price')) { cell.textContent = text; return cell; }
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.title = 'Show this trade in the price chart';
    button.addEventListener('click', () => showTrade(index));
    cell.append(button);
    return cell;
  };
  const pages = () => Math.max(1, Math.ceil(state.rows.length / perPage));
  const render = () => {
    state.page = Math.max(0, Math.min(state.page, pages() - 1));
    const from = state.page * perPage;
    const shown = state.rows.slice(from, from + perPage);
    tradeTable.tBodies[0].replaceChildren(...shown.map((index) => {
      const row = document.createElement('tr');
      row.append(...columns.map((column, position) => cellOf(column, index, position === 0)));
      return row;
    }));
    pageNote.textContent = shown.length === 0 ? 'none' : fixed(from + 1, 0) + '\\u2013' + fixed(from + shown.length, 0) + ' of ' + fixed(state.rows.length, 0);
    for (const button of section.querySelectorAll('[data-page]')) {
      const back = button.dataset.page === 'first' || button.dataset.page === 'previous';
      button.disabled = back ? state.page === 0 : state.page >= pages() - 1;
    }
    section.querySelector('.pages').hidden = pages() === 1 && state.rows.length === trades.length;
  };
  const summarize = () => {
    let profit = 0;
    let fees = 0;
    let won = 0;
    for (const index of state.rows) { profit += trades.pnl[index]; fees += trades.fees[index]; if (trades.pnl[index] > 0) won++; }
    const count = state.rows.length;
    const share = count === 0 ? '' : ', ' + fixed((100 * won) / count, 1) + '\\u00a0% won';
    summary.textContent = fixed(count, 0) + (count === 1 ? ' trade' : ' trades') + share + ', profit ' + signed(profit, payload.moneyDecimals) + ' after ' + fixed(fees, payload.moneyDecimals) + ' of fees (' + payload.currency + ').';
  };
  const update = () => { select(); summarize(); state.page = 0; render(); };
  for (const { cell, key, kind } of columns) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener('click', () => {
      const again = state.key === key;
      state.descending = again ? !state.descending : kind !== 'text' && kind !== 'time';
      state.key = key;
      for (const other of columns) other.cell.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending');
      update();
    });
  }
  for (const filter of filters) filter.addEventListener('change', update);
  for (const button of section.querySelectorAll('[data-page]')) {
    const target = { first: () => 0, previous: () => state.page - 1, next: () => state.page + 1, last: () => pages() - 1 }[button.dataset.page];
    button.addEventListener('click', () => { state.page = target(); render(); });
  }
  update();
};
const showTrade = (index) => {
  const symbol = payload.prices.findIndex((prices) => prices.symbol === payload.trades.dictionary[trades.symbol[index]]);
  if (symbol < 0) return;
  if (priceSymbol) priceSymbol.value = String(symbol);
  if (priceBranch) priceBranch.value = String(trades.branch[index]);
  const room = Math.max((trades.exitMs[index] - trades.entryMs[index]) * 1.5, payload.prices[symbol].intervalMs * 20);
  setRange(trades.entryMs[index] - room, trades.exitMs[index] + room);
  drawCharts();
  document.getElementById('price').scrollIntoView();
};
`;
