import { describe, expect, test } from 'vitest';
import { HEAT_STEPS, heatColor } from '../../../src/report/style/heat-ramp.js';
import { THEME_COLORS, type ThemeColor } from '../../../src/report/style/theme-colors.js';
import { contrastRatio } from './contrast-ratio.js';

const TEXT: readonly (readonly [ThemeColor, ThemeColor])[] = [
  ...(['text', 'muted', 'accent', 'gain', 'loss'] as const).flatMap((color) => [
    [color, 'paper'] as const,
    [color, 'raised'] as const,
  ]),
  ['warn-text', 'warn-paper'],
  ['paper', 'text'],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s theme', (_, theme) => {
  test.each(TEXT)('%s on %s meets AA for text', (text, ground) => {
    expect(contrastRatio(THEME_COLORS[text][theme], THEME_COLORS[ground][theme])).toBeGreaterThanOrEqual(4.5);
  });

  test('lines of charts meet AA for graphics', () => {
    for (const [name, pair] of Object.entries(THEME_COLORS)) {
      if (!/^series|benchmark/.test(name)) continue;
      expect(contrastRatio(pair[theme], THEME_COLORS.paper[theme]), name).toBeGreaterThanOrEqual(3);
    }
  });

  test('numbers of the heat map meet AA on every step', () => {
    for (const kind of ['gain', 'loss'] as const) {
      for (let step = 1; step <= HEAT_STEPS; step++) {
        const { ground, text } = heatColor(kind, step, theme);
        expect(contrastRatio(ground, text), `${kind} ${step}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
