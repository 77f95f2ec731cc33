import { DECODE_SCRIPT } from '../../../src/report/client/decode-script.js';
import type { EncodedColumn } from '../../../src/report/data/encoded-column.js';
import type { ReportPayload } from '../../../src/report/data/report-payload.js';

/** The data that a page embeds. */
export function payloadOf(page: string): ReportPayload {
  const [, json] = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(json);
}

/** Decodes with the very script that runs in the page. */
export function decodeInPage(column: EncodedColumn): number[] {
  const empty = { length: 0, mul: 1, div: 1, base64: '' };
  const payload = { trades: { columns: { entryMs: empty, exitMs: empty } } };
  const document = { getElementById: () => ({ textContent: JSON.stringify(payload) }) };
  const decode = new Function('document', `${DECODE_SCRIPT}; return decodeColumn;`)(document);
  return [...decode(JSON.parse(JSON.stringify(column)))];
}
