import { isScalar, parseDocument } from 'yaml';

/** The value that YAML gives to a plain scalar of this text: `0.1` a number, `true` a boolean, anything else text. */
export function retypeScalar(text: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  if (document.contents === null) return null;
  return isScalar(document.contents) && document.contents.type === 'PLAIN' ? document.contents.value : text;
}
