/** Where the audit trail goes, line by line. The runner holds it: what lies behind is none of the desk's business. */
export interface AuditSink {
  /** One entry as one line of JSON, without its line feed. */
  write(line: string): void;
  clear(): void;
}
