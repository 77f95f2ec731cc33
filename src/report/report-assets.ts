/** Third-party text that a report carries inside itself, so that it opens without a network. */
export interface ReportAssets {
  /** uPlot as a classic script that defines the global `uPlot`. */
  readonly chartScript: string;
  readonly chartStyle: string;
  /** The licence text that must travel with the two. */
  readonly chartLicence: string;
}
