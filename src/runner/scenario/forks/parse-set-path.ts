/** One step of a path as its author wrote it. */
export interface SetStep {
  readonly step: string | number;
  /** With what leads to it: `risk`, `.maxDrawdownPct`, `[0]`, `["a.b"]`. */
  readonly word: string;
}

const STEP = /(?:^|(?<!^)\.)([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)+)"\]/y;

/** `strategies.sma.params.fast`, `risk.rules[0]`, `allocator.shares.trending["my.strategy"]`; null if it is no path. */
export function parseSetPath(text: string): SetStep[] | null {
  const steps: SetStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (match === null) return null;
    const [word, name, index, quoted] = match;
    if (name !== undefined) steps.push({ step: name, word });
    else steps.push({ step: index === undefined ? quoted.replace(/\\(.)/g, '$1') : Number(index), word });
  }
  return steps.length > 0 && typeof steps[0].step === 'string' ? steps : null;
}
