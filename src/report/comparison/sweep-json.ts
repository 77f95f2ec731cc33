import { metricKeysInOrder } from '../metric-catalog.js';
import type { SweepPoint, SweepResult } from './sweep-result.js';

const POINTS_PLACE = '  "points": [],\n';

/**
 * sweep.json: two spaces of indent, keys in the order of the schema, but each point on a line of its own, since there may
 * be thousands. In pieces, ready for a file.
 */
export function* sweepJson(result: SweepResult): Generator<string> {
  const text = JSON.stringify({ ...result, points: [] }, null, 2);
  const at = text.indexOf(POINTS_PLACE);
  yield text.slice(0, at);
  yield '  "points": [\n';
  const last = result.points.length - 1;
  for (const [index, point] of result.points.entries()) {
    yield `    ${JSON.stringify(ordered(point))}${index === last ? '' : ','}\n`;
  }
  yield '  ],\n';
  yield `${text.slice(at + POINTS_PLACE.length)}\n`;
}

function ordered(point: SweepPoint): SweepPoint {
  const { metrics } = point;
  if (metrics === null) return point;
  const inOrder = Object.fromEntries(metricKeysInOrder(metrics).map((key) => [key, metrics[key]]));
  return { ...point, metrics: inOrder as SweepPoint['metrics'] };
}
