import { csvChunks } from '../csv-chunks.js';
import { csvField } from '../csv-field.js';
import { metricKeysInOrder } from '../metric-catalog.js';
import type { SweepPoint, SweepResult } from './sweep-result.js';

/**
 * sweep.csv: a row a point, by index. Columns: `index`, the parameters by their paths, the metrics, `fingerprint`, and
 * `error` where the point failed. What could not be computed is empty.
 */
export function sweepCsv({ points, parameters }: SweepResult): Iterable<string> {
  const metrics = points.find((point) => point.metrics !== null)?.metrics ?? null;
  const keys = metrics === null ? [] : metricKeysInOrder(metrics);
  const header = ['index', ...parameters.map(({ path }) => path), ...keys, 'fingerprint', 'error'];
  return csvChunks(header.map(csvField).join(','), rowsOf(points, keys));
}

function* rowsOf(points: readonly SweepPoint[], keys: readonly string[]): Generator<string> {
  for (const { index, values, metrics, fingerprint, error } of points) {
    const fields = [
      index,
      ...values,
      ...keys.map((key) => metrics?.[key] ?? ''),
      fingerprint ?? '',
      error === null ? '' : `${error.code}: ${error.message}`,
    ];
    yield fields.map((field) => csvField(String(field))).join(',');
  }
}
