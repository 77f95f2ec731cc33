/** The colours of a report by role: `[light, dark]`. Tests hold every text colour to WCAG AA on every ground it stands on. */
export const THEME_COLORS = {
  paper: ['#fcfcfa', '#14171a'],
  raised: ['#f3f3ef', '#1d2125'],
  rule: ['#dcddd8', '#31373d'],
  text: ['#1b1e22', '#e7e9eb'],
  muted: ['#585f67', '#a3abb3'],
  accent: ['#1a5a9e', '#7fbcff'],
  gain: ['#006b55', '#43cda4'],
  loss: ['#a83600', '#ff9966'],
  'warn-paper': ['#fdf3d8', '#332a12'],
  'warn-text': ['#553e00', '#f3dc9d'],
  'warn-rule': ['#c99700', '#b58a14'],
  benchmark: ['#7d838a', '#8b939b'],
  grid: ['#e9eae5', '#262b30'],
  band: ['#d5d8d4', '#3a4148'],
  // Branches: after Okabe and Ito, told apart with every kind of colour vision.
  'series-1': ['#0b5fa5', '#6ab7ff'],
  'series-2': ['#c65102', '#ff9a52'],
  'series-3': ['#007a5a', '#3fd0a4'],
  'series-4': ['#a6427c', '#ef94c4'],
  'series-5': ['#806600', '#e0c341'],
  'series-6': ['#1f8fc9', '#a5dcff'],
  'series-7': ['#55585c', '#c3c8cd'],
  'series-8': ['#7338a8', '#c3a2ff'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

export type ThemeColor = keyof typeof THEME_COLORS;

/** How many branches get a colour of their own. */
export const SERIES_COLORS = 8;
