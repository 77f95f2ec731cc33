import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml } from '../../../src/report/html/escape-html.js';
import { html, trustedHtml } from '../../../src/report/html/html.js';
import { scriptJson } from '../../../src/report/html/script-json.js';

describe('markup', () => {
  test('text is escaped wherever it stands', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
    expect(html`<p title="${'"><script>'}">${['<b>', trustedHtml('<i>ok</i>')]}${null}${false}${3}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;<i>ok</i>3</p>',
    );
  });

  test('embedded JSON reads back and cannot end its script', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.constantFrom('</script><!--', '\u2028\u2029', ']]>&amp;')), (value) => {
        const text = scriptJson(value);
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
