import { escapeHtml } from './escape-html.js';

/** Markup that is known to be safe: only {@link html} and {@link trustedHtml} make it. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, markup is not, nothing (`null`, `false`) leaves no trace. */
export type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[];

/** Template tag that escapes every value by default, so that forgetting to escape is not possible. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0];
  for (let index = 0; index < values.length; index++) markup += toMarkup(values[index]) + strings[index + 1];
  return { markup };
}

/** Takes text as markup. Only for text that this program wrote itself: styles, scripts, encoded data. */
export function trustedHtml(markup: string): Html {
  return { markup };
}

function toMarkup(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(toMarkup).join('');
  return value.markup;
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value);
}
