/** A sentence that was written for a terminal, with true minus signs before its numbers, as the page writes them; dates and names keep their hyphens. */
export function withMinusSigns(sentence: string): string {
  return sentence.replace(/(^|[\s(])-(?=\d)/g, '$1\u2212');
}
