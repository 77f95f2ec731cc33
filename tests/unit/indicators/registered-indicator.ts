import type { SampleBar } from './sample-bars.js';

/** What an indicator tells the contract suite about itself. */
export interface RegisteredIndicator<State extends object = object> {
  readonly name: string;
  readonly input: 'value' | 'high-low' | 'high-low-close' | 'close-volume' | 'high-low-close-volume';
  readonly create: () => State;
  /** With a period below the least that makes sense; left out where there is none. */
  readonly createWrong?: () => State;
  /** Feeds one bar and returns the outputs in the order of `outputs`. */
  readonly step: (state: State, bar: SampleBar) => number[];
  /** `warmUp`: how many bars until the first value. `unit`: what size rounding errors have. */
  readonly outputs: readonly { readonly name: string; readonly warmUp: number; readonly unit: Unit }[];
  readonly naive: (bars: readonly SampleBar[]) => number[][];
  /** The outputs after many bars that are all at `price` with some volume. */
  readonly onConstant: (price: number) => number[];
}

export type Unit = 'price' | 'percent' | 'volume' | 'share';

/** Forgets the state's type: the suite treats every state as an opaque object. */
export function register<State extends object>(indicator: RegisteredIndicator<State>): RegisteredIndicator {
  return indicator as unknown as RegisteredIndicator;
}
