/** What can be wrong with a series of bars; each kind has a policy (see data-policy.ts). */
export const DATA_ISSUE_KINDS = [
  'gaps',
  'duplicates',
  'disorder',
  'offGrid',
  'badPrices',
  'highLow',
  'badVolume',
] as const;

export type DataIssueKind = (typeof DATA_ISSUE_KINDS)[number];

/** One place where something is wrong. */
export interface DataIssue {
  /** Zero-based row in the series that was checked. */
  readonly row: number;
  /** The bar's open time, ISO 8601 UTC. */
  readonly time: string;
  /** The offending values in words, e.g. "low = -1". */
  readonly detail: string;
}

/** All places where one kind of thing is wrong: how many, and the first of them. */
export interface DataFinding {
  readonly count: number;
  readonly examples: readonly DataIssue[];
}

/** The result of checkBars: plain data. */
export interface DataCheck {
  readonly rows: number;
  readonly intervalMs: number;
  /** Earliest and latest open time; NaN for no bars. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly findings: Readonly<Record<DataIssueKind, DataFinding>>;
  /** Bars that the gaps swallow; `findings.gaps.count` is the number of gaps. */
  readonly missingBars: number;
  /** Bars without a trade. For information: quiet markets have them. */
  readonly zeroVolume: DataFinding;
  /** The most common step between two bars, if it is not `intervalMs`: the interval is probably wrong. */
  readonly likelyIntervalMs: number | undefined;
}
