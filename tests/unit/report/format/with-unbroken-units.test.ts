import { expect, test } from 'vitest';
import { withUnbrokenUnits } from '../../../../src/report/format/with-unbroken-units.js';

test('a percent sign stays with its number, words may part', () => {
  expect(withUnbrokenUnits('by 5.2 % to 7 % in 9 of 10 cases')).toBe('by 5.2\u00a0% to 7\u00a0% in 9 of 10 cases');
  expect(withUnbrokenUnits('so many % of them')).toBe('so many % of them');
});
