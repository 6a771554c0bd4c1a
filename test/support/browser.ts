/** A real browser against the real product: an embedded database in a folder of its own, served on a free port. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import { serveApp } from '../../src/node/serve.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { makeNodePlatform } from '../../src/platform/node.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { freePort } from './global-setup.ts';

export type Product = { url: string; platform: Platform; close(): Promise<void> };

/** Starts the product on an empty folder. `now` replaces its clock. */
export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-product-'));
  const port = await freePort();
  const config = readConfig({ PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error', ...environment });
  const platform = await makeNodePlatform(config, createServer());
  await migrate(platform.db);
  const served = await serveApp(config, platform);
  return {
    url: `http://localhost:${port}`,
    platform,
    async close() {
      await served.close();
      await platform.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A browser ships with the tests for Linux on x64, where it must start; elsewhere an installed one is used. */
const SHIPS = process.platform === 'linux' && process.arch === 'x64';

/** True where no browser ships and none is installed; the tests then say what they did not run. */
export function noBrowser(what: string): boolean {
  if (SHIPS || installed()) return false;
  process.stderr.write(`Not run, no Chrome or Chromium was found for ${process.platform}: ${what}\n`);
  return true;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = SHIPS ? await sparticuz.executablePath() : installed();
  return chromium.launch({
    ...(SHIPS && { args: ARGUMENTS }),
    executablePath: executablePath!,
    headless: true,
  });
}

const installed = () => INSTALLED.find((path) => existsSync(path));

// The package's own arguments switch web security off and put everything into one process, which dies with a tab.
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export type Visit = { page: Page; context: BrowserContext; problems: string[] };

/** A page that notes every console error, policy violation and request to elsewhere. */
export async function visit(
  browser: Browser,
  product: Product,
  options: { javaScript?: boolean; width?: number; dark?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(product.url) && !request.url().startsWith('data:'))
      problems.push(`asked ${request.url()}`);
  });
  return { page, context, problems };
}
