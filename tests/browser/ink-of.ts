import type { Page } from 'playwright-core';

/** How many pixels of a chart's canvas are not empty. */
export function inkOf(page: Page, name: string): Promise<number> {
  return page.locator(`[data-chart=${name}] canvas`).evaluate((node) => {
    const canvas = node as unknown as {
      width: number;
      height: number;
      getContext(kind: '2d'): {
        getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
      };
    };
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let index = 3; index < data.length; index += 4) if (data[index] > 0) ink++;
    return ink;
  });
}
