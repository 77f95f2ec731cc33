/** What a run goes through, for its progress bar. */
export const RUN_PHASES = {
  load: { label: 'Loading', unit: '' },
  run: { label: 'Running', unit: 'bars' },
  branches: { label: 'Branches', unit: 'branches' },
  report: { label: 'Writing', unit: '' },
};
