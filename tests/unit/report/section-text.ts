import { type Html, html } from '../../../src/report/html/html.js';

/** What a reader reads in a section: no tags, entities as their characters, every space a plain one. */
export function sectionText(section: Html | null): string {
  return html`${section}`.markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
