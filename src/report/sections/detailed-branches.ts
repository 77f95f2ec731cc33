import type { ReportInput } from '../report-input.js';

/** More branches than this, the run itself counted, would bury what is said of the run in every other section. */
const DETAILED_MAX = 9;

/** Whether the sections after that of the branches list every branch. */
export function isDetailOfBranches({ branches }: ReportInput): boolean {
  return branches.length <= DETAILED_MAX;
}

/** What those sections show: every branch, or of many the run itself alone. */
export function detailedBranches(input: ReportInput): ReportInput {
  if (isDetailOfBranches(input)) return input;
  const { result, branches } = input;
  return { ...input, branches: branches.slice(0, 1), result: { ...result, branches: result.branches.slice(0, 1) } };
}
