/** The names in their order; one that has come before gets its number: `band`, `band 2`. */
export function uniqueNames(named: readonly { readonly name: string }[]): string[] {
  const seen = new Map<string, number>();
  return named.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}
