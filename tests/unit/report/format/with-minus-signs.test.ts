import { expect, test } from 'vitest';
import { withMinusSigns } from '../../../../src/report/format/with-minus-signs.js';

test.each([
  ['-1.5 at first, then from -17.2 to 18 (-3 %)', '\u22121.5 at first, then from \u221217.2 to 18 (\u22123 %)'],
  ['tight-2 since 2024-01-15, run-3', 'tight-2 since 2024-01-15, run-3'],
])('%s', (sentence, written) => {
  expect(withMinusSigns(sentence)).toBe(written);
});
