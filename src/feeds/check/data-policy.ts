/** What may be done about each kind of dirt; the first choice is the default. For the scenario's schema. */
export const DATA_POLICY_CHOICES = {
  /** `fill`: flat bars at the last close, without volume. */
  gaps: ['error', 'ignore', 'fill'],
  duplicates: ['error', 'keep-first', 'keep-last'],
  disorder: ['error', 'sort'],
  offGrid: ['error', 'ignore', 'drop'],
  badPrices: ['error', 'drop'],
  /** `widen`: high up and low down to the bar's own open and close. */
  highLow: ['error', 'drop', 'widen'],
  badVolume: ['error', 'drop', 'zero'],
} as const;

/** One choice for each kind of dirt. */
export type DataPolicy = {
  readonly [Kind in keyof typeof DATA_POLICY_CHOICES]: (typeof DATA_POLICY_CHOICES)[Kind][number];
};

/** Nothing dirty is accepted silently. */
export const DEFAULT_DATA_POLICY: DataPolicy = {
  gaps: 'error',
  duplicates: 'error',
  disorder: 'error',
  offGrid: 'error',
  badPrices: 'error',
  highLow: 'error',
  badVolume: 'error',
};
