import type { Page } from 'playwright-core';

/** What the function below uses of the page's world, whose types this project does not load. */
interface Styled {
  readonly parentElement: Styled | null;
}
interface World {
  getComputedStyle(node: Styled): Record<'color' | 'backgroundColor', string>;
}

/** The colour of an element's text, or of the ground that it stands on: its own or the nearest ancestor's that has one. */
export function colorOf(page: Page, selector: string, property: 'color' | 'backgroundColor'): Promise<string> {
  return page.locator(selector).evaluate((element, name) => {
    const { getComputedStyle } = globalThis as unknown as World;
    for (let at = element as unknown as Styled | null; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at)[name];
      if (color !== 'rgba(0, 0, 0, 0)') return color;
    }
    return 'rgb(255, 255, 255)';
  }, property);
}
