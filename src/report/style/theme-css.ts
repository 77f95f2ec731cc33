import { HEAT_STEPS, heatColor } from './heat-ramp.js';
import { THEME_COLORS } from './theme-colors.js';

/** The colours as custom properties: the system's theme by default, the reader's choice (`data-theme`) above it. */
export function themeCss(): string {
  return [
    `:root{color-scheme:light;${properties(0)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${properties(1)}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${properties(1)}}`,
    `@media print{:root,:root[data-theme=dark],:root:not([data-theme=light]){color-scheme:light;${properties(0)}}}`,
    ...heatClasses(),
  ].join('\n');
}

function properties(theme: 0 | 1): string {
  const colors = Object.entries(THEME_COLORS).map(([name, pair]) => `--${name}:${pair[theme]}`);
  for (const kind of ['gain', 'loss'] as const) {
    for (let step = 1; step <= HEAT_STEPS; step++) {
      const { ground, text } = heatColor(kind, step, theme);
      colors.push(`--${kind}-${step}:${ground}`);
      if (step === 1) colors.push(`--${kind}-text:${text}`);
    }
  }
  return colors.join(';');
}

function heatClasses(): string[] {
  const classes: string[] = [];
  for (const kind of ['gain', 'loss']) {
    for (let step = 1; step <= HEAT_STEPS; step++) {
      classes.push(`.${kind}-${step}{background:var(--${kind}-${step});color:var(--${kind}-text)}`);
    }
  }
  return classes;
}
