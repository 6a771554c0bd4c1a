/** A brand, two people and a short queue, put there by the product's own verbs. */
import { ensureAdmin } from '../../src/accounts/users.ts';
import { createBrand } from '../../src/brands/brands.ts';
import { addRule } from '../../src/brands/rules.ts';
import { registerFix } from '../../src/fixes/register.ts';
import { importMentions } from '../../src/ingest/import.ts';
import { runImports } from '../../src/ingest/import-run.ts';
import { beginImport, receiveImport } from '../../src/ingest/imports.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { rollUp } from '../../src/reports/rollup.ts';
import type { Visit } from '../support/browser.ts';
import { aSource } from '../support/records.ts';

export const MAYA = { email: 'maya@fernhill.example', password: 'a quiet harbour wall' };

const COMPLAINTS = [
  'Terrible. Five weeks and still waiting for my bike, nobody answers.',
  'The app keeps crashing since the update and I cannot unlock my bike.',
  'Awful support. I want my refund and I am going to another shop.',
  'Worst delivery ever, the frame arrived broken.',
  'I hate that the battery lost a third of its range. Disappointed.',
  'Still no reply after three e-mails, this is a disgrace.',
  'The brakes failed on the first hill. Angry and worried.',
  'They charged me twice and nobody refunds it. Terrible.',
];

/** Eight complaints and four friendly posts about Fernhill, and Maya, who is an admin. */
export async function tellStory(platform: Platform): Promise<void> {
  await ensureAdmin(platform, MAYA.email, MAYA.password);
  const brand = await createBrand(platform, SYSTEM, { name: 'Fernhill Bikes', kind: 'own' });
  await createBrand(platform, SYSTEM, { name: 'Voltaro', kind: 'competitor' });
  await addRule(platform, SYSTEM, brand.id, 'Fernhill');
  await aSource(platform, { pausedAt: platform.now(), health: 'paused' });
  const friendly = Array.from(
    { length: 4 },
    (_, n) => `I love my bike, brilliant service, ride number ${n}.`,
  );
  await importMentions(platform, SYSTEM, lines([...COMPLAINTS, ...friendly], platform.now()), {
    format: 'ndjson',
    live: true,
  });
  await tellOfFiles(platform, brand.id);
  await tellOfAFix(platform, brand.id);
  await rollUp(platform, { until: new Date(platform.now().getTime() + 60_000) });
}

/** One file that waits to be begun, and one that was imported with a row refused. */
async function tellOfFiles(platform: Platform, brandId: number): Promise<void> {
  const bytes = new TextEncoder().encode('text,stars,author\nThe bell of my bike is lovely.,5,Ada\n,9,Bo\n');
  const received = { fileName: 'reviews-of-october.csv', bytes };
  await receiveImport(platform, SYSTEM, received);
  const { id } = await receiveImport(platform, SYSTEM, received);
  await beginImport(platform, SYSTEM, id, { mapping: { text: 'text', rating: 'stars' }, brandId });
  await runImports(platform, { until: new Date(platform.now().getTime() + 60_000) });
}

/** It ships tomorrow, so that those who complained of delivery today are to be told. */
async function tellOfAFix(platform: Platform, brandId: number): Promise<void> {
  const shippedOn = new Date(platform.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const fix = { theme: 'delivery', title: 'a second courier', comparisonTheme: 'price', windowDays: 28 };
  await registerFix(platform, SYSTEM, brandId, { ...fix, shippedOn, templateId: null });
}

async function* lines(texts: string[], now: Date): AsyncGenerator<string> {
  for (const [n, text] of texts.entries()) {
    yield JSON.stringify({
      source: 'trustpilot',
      externalId: `story-${n}`,
      url: `https://reviews.example/${n}`,
      author: { name: `Writer ${n}`, handle: `writer${n}` },
      title: `Fernhill, letter ${n}`,
      text,
      rating: n < COMPLAINTS.length ? 1 : 5,
      publishedAt: new Date(now.getTime() - (n + 1) * 60_000).toISOString(),
    });
  }
}

/** Signs Maya, or somebody else, in with their password. */
export async function signIn({ page }: Visit, url: string, { email, password } = MAYA): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname === '/');
}
