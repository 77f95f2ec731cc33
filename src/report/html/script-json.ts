/**
 * JSON that may stand inside a `<script>` element: nothing in it can end the element or open a comment, and the two line
 * separators that older JavaScript forbids in strings are escaped as well.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
