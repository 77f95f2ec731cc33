import { isScalar, parseDocument } from 'yaml';

/** The value that YAML gives to a plain scalar of this text: `0.1` a number, `true` a boolean, anything else text. */
export function retypeScalar(text: string): unknown {
  if (text === '') return null;
  const { contents, errors } = parseDocument(text);
  // What YAML reads only in part (`5 # five`) or as something else (`a: b`) is text.
  const isWhole = errors.length === 0 && isScalar(contents) && contents.type === 'PLAIN' && contents.source === text;
  return isWhole ? contents.value : text;
}
