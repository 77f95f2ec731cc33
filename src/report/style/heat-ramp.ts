/** Steps of the heat map on each side of zero. */
export const HEAT_STEPS = 5;

/** A cell of the heat map: its ground and the text on it. */
export interface HeatColor {
  readonly ground: string;
  readonly text: string;
}

const RAMPS = {
  gain: [
    { from: '#e9f4ef', to: '#86ccb2', text: '#0c241c' },
    { from: '#17302a', to: '#1b6a54', text: '#ecfff8' },
  ],
  loss: [
    { from: '#fbeee6', to: '#f0a883', text: '#2c1306' },
    { from: '#352319', to: '#8a4322', text: '#fff3ec' },
  ],
} as const;

/** Colour of a gain or loss of strength 1 to {@link HEAT_STEPS}, theme 0 light or 1 dark. */
export function heatColor(kind: keyof typeof RAMPS, step: number, theme: 0 | 1): HeatColor {
  const { from, to, text } = RAMPS[kind][theme];
  return { ground: mix(from, to, (step - 1) / (HEAT_STEPS - 1)), text };
}

function mix(from: string, to: string, share: number): string {
  const channel = (hex: string, index: number) => Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mixed = (index: number) =>
    Math.round(channel(from, index) + (channel(to, index) - channel(from, index)) * share);
  return `#${[0, 1, 2].map((index) => mixed(index).toString(16).padStart(2, '0')).join('')}`;
}
