/** How often a rule did something. */
export interface RuleCount {
  readonly rule: string;
  readonly count: number;
}
