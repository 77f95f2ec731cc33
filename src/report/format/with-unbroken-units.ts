/** A sentence that was written for a terminal, with spaces before its percent signs that do not break. */
export function withUnbrokenUnits(sentence: string): string {
  return sentence.replace(/(\d) %/g, '$1\u00a0%');
}
