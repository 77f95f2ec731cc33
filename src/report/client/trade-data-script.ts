/** The embedded trades as columns. */
export const TRADE_DATA_SCRIPT = `
const trades = {};
for (const key of Object.keys(payload.trades.columns)) trades[key] = decodeColumn(payload.trades.columns[key]);
trades.length = trades.entryMs.length;
trades.heldMs = trades.exitMs.map((exitMs, index) => exitMs - trades.entryMs[index]);
`;
