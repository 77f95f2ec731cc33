import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { loadReportAssets } from '../../src/report/load-report-assets.js';
import { renderReport } from '../../src/report/render-report.js';
import type { ReportInput } from '../../src/report/report-input.js';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** True when the tests of this folder have no browser and may be left out; on CI they must run, so they fail instead. */
export const skipWithoutBrowser = !existsSync(CHROMIUM) && !process.env.CI;

if (skipWithoutBrowser)
  console.warn(`No browser at ${CHROMIUM}: tests skipped. Install chromium or set CHROMIUM_PATH.`);

/** A report open in a page, with everything that went wrong or left the page since it was opened. */
export interface OpenReport {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly requests: readonly string[];
}

/** Chromium and a folder for report files, for one test file. */
export class ReportBrowser {
  private readonly browser: Browser;
  private readonly folder: string;

  private constructor(browser: Browser, folder: string) {
    this.browser = browser;
    this.folder = folder;
  }

  static async launch(): Promise<ReportBrowser> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    return new ReportBrowser(browser, mkdtempSync(join(tmpdir(), 'icarus-report-')));
  }

  /** Writes the report and opens it from the file, as a reader would. */
  open(input: ReportInput, options: BrowserContextOptions = {}): Promise<OpenReport> {
    return this.openPage(renderReport(input, loadReportAssets()), options);
  }

  /** The same with any page. */
  async openPage(markup: string, options: BrowserContextOptions = {}): Promise<OpenReport> {
    const file = join(this.folder, 'report.html');
    writeFileSync(file, markup);
    const context = await this.browser.newContext({ viewport: { width: 1_280, height: 900 }, ...options });
    const page = await context.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    await page.waitForTimeout(150);
    return { page, problems, requests: requests.filter((request) => request !== url) };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
