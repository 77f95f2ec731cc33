import { expect, test } from 'vitest';
import { formatSignedPoints } from '../../../../src/report/format/format-points.js';

test.each([
  [1.234, 2, '+1.23\u00a0pp'],
  [-0.5, 1, '\u22120.5\u00a0pp'],
  [-0.001, 2, '0.00\u00a0pp'],
])('%d to %i decimals is %s', (points, decimals, text) => {
  expect(formatSignedPoints(points, decimals)).toBe(text);
});
