/** Takes the rows of a tick CSV in file order. Whoever reads them, the sink decides what a row becomes. */
export interface TickRowSink {
  /** False for a row whose time is before that of an earlier one: ticks must be in order. */
  addRow(values: Float64Array): boolean;
}
