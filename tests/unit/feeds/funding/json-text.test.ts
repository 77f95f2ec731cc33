import { describe, expect, it } from 'vitest';
import { lineOfJsonValue } from '../../../../src/feeds/funding/json-text.js';

const TEXT = `
{ "name": "a \\" ] } , { quote",
  "rows": [ 1, -2.5e3,
    { "x": null, "y": [[], {}] },
    "text", true
  ],
  "last":
    false
}`;

describe('the line of a JSON value', () => {
  it.each([
    [[], 2],
    [['name'], 2],
    [['rows'], 3],
    [['rows', 1], 3],
    [['rows', 2], 4],
    [['rows', 2, 'y', 1], 4],
    [['rows', 3], 5],
    [['rows', 4], 5],
    [['last'], 8],
    [['absent'], 2],
  ] as const)('%j is %i', (path, line) => {
    JSON.parse(TEXT);
    expect(lineOfJsonValue(TEXT, path)).toBe(line);
  });
});
