/** A community manager at the keyboard, measured: random keys on a bad connection, twenty mentions, the time to the next. */
import { sql } from 'drizzle-orm';
import type { Page, Route } from 'playwright-core';
import { rows } from '../../src/db/db.ts';
import { importMentions } from '../../src/ingest/import.ts';
import { SYSTEM } from '../../src/mentions/mention.ts';
import { correctSentiment } from '../../src/mentions/sentiment.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Visit } from '../support/browser.ts';

/** Presses keys of which the first fails once all are pressed. */
export const keysBehindAFailure = (page: Page, keys: string[]) =>
  keysBehindAMove(page, keys, (route) => route.fulfill({ status: 500, body: 'Broken on purpose' }));

/** Presses keys of which the first goes out once all are pressed. */
export async function keysBehindAMove(
  page: Page,
  keys: string[],
  answered = (route: Route) => route.continue(),
): Promise<void> {
  let release = () => {};
  const allPressed = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    /\/mentions\/\d+\/(resolution|dismissal|snooze|assignment|sentiment|notes|replies|undo)$/,
    (route) => allPressed.then(() => answered(route)),
    {
      times: 1,
    },
  );
  for (const key of keys) await page.keyboard.press(key);
  release();
}

/** Numbers 0…1 that are the same for a seed (mulberry32, Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many more complaints in the queue. */
export async function lengthenQueue(platform: Platform, count: number): Promise<void> {
  await importMentions(platform, SYSTEM, complaints(count, platform.now()), { format: 'ndjson', live: true });
}

async function* complaints(count: number, now: Date): AsyncGenerator<string> {
  for (let n = 0; n < count; n += 1) {
    yield JSON.stringify({
      source: 'trustpilot',
      externalId: `queue-${n}`,
      url: `https://reviews.example/queue/${n}`,
      author: { name: `Caller ${n}`, handle: `caller${n}` },
      text: `Terrible: ${WORRIES[n % WORRIES.length]} and order ${n * 7919} of ${n % 28} May is still not here. Awful service by Fernhill.`,
      rating: 1,
      publishedAt: new Date(now.getTime() - (n + 60) * 60_000).toISOString(),
    });
  }
}

const WORRIES = ['the frame is bent', 'the battery died', 'nobody calls back', 'the refund never came'];

export type Trouble = {
  random: () => number;
  /** Longest delay of an answer, in ms. */
  delay: number;
  /** Share of moves that are answered 409, 500, or not at all although they were done. */
  conflicts: number;
  failures: number;
  lost: number;
};

export type Made = { path: string; status: number };

const MOVES = /^\/mentions\/\d+\/(resolution|dismissal|snooze|assignment|sentiment|undo|notes)$/;
/** What a mention has already is set again without an event. */
const SETTINGS = /\/(assignment|sentiment)$/;

/** Moves that were answered as done and left an event for certain. */
export const surelyDone = (made: Made[]) =>
  made.filter(({ path, status }) => status === 200 && !SETTINGS.test(path)).length;

/** Puts a bad connection between the page and the product; gives every move and what became of it. */
export async function badConnection(page: Page, trouble: Trouble): Promise<Made[]> {
  const made: Made[] = [];
  await page.route('**/*', async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    if (path.startsWith('/assets/')) return route.continue();
    await pause(trouble.random() * trouble.delay);
    if (!MOVES.test(path)) return route.continue().catch(gone);
    made.push({ path, status: await answer(route, trouble).catch(gone) });
  });
  return made;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const gone = () => 0;

/** A stale version is a true conflict; a failure never reaches the product; a lost answer was a move that was made. */
async function answer(route: Route, { random, conflicts, failures, lost }: Trouble): Promise<number> {
  const draw = random();
  const body = route.request().postData() ?? '';
  if (draw < failures) {
    await route.fulfill({ status: 500, body: 'Broken on purpose' });
    return 500;
  }
  const isStale = draw < failures + conflicts && body.includes('version=');
  const postData = isStale ? body.replace(/version=\d+/, 'version=999999') : body;
  const response = await route.fetch({ postData, maxRedirects: 0 });
  if (draw > 1 - lost) {
    await route.abort('connectionreset');
    return 0;
  }
  await route.fulfill({ response });
  return response.status();
}

/** What was asked is done, and nobody hears of it. */
export async function loseAnswer(route: Route): Promise<void> {
  await route.fetch({ maxRedirects: 0 });
  await route.abort('connectionreset');
}

const KEYS =
  'j j j k k e e e e d d d h 1 2 3 4 1 2 3 4 a m m x x z z Shift+J Shift+K u Escape Escape Escape r n t l o Enter ? * a . g i Control+Enter Control+k ArrowDown Tab'.split(
    ' ',
  );

/** Presses so many keys by chance, 0 to 60 ms apart, and waits until every answer is there. */
export async function pressAtRandom(page: Page, presses: number, random: () => number): Promise<void> {
  for (let n = 0; n < presses; n += 1) {
    await page.keyboard.press(KEYS[Math.floor(random() * KEYS.length)]!).catch(gone);
    await pause(random() * 60);
    if (n % 20 === 19) await backToTheQueue(page);
  }
  await settled(page);
}

/** Keys led elsewhere: to another page, a search, a dialog. */
async function backToTheQueue(page: Page): Promise<void> {
  const { pathname, search } = new URL(page.url());
  const isQueue = (pathname === '/' || pathname.startsWith('/mentions/')) && search === '';
  const isOpen = await page.locator('dialog[open]').count().catch(gone);
  if (isOpen) await page.keyboard.press('Escape').catch(gone);
  if (isQueue) return;
  await settled(page);
  await page.goto(new URL('/', page.url()).href).catch(gone);
}

/** Nothing is under way any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await pause(400);
  await page.waitForLoadState('networkidle');
}

/**
 * The mentions in sight in the list, and those that the list would hold when it were loaded now: as many of them
 * where more can be shown, since the page below moves up with each one that leaves.
 */
export async function listedAndTrue(page: Page): Promise<{ listed: string[]; held: string[] }> {
  const listed = await idsOf(page);
  const isCut = (await page.locator('#more').count()) > 0;
  await page.unroute('**/*');
  await page.reload();
  const now = await idsOf(page);
  const held = isCut ? now.slice(0, listed.length) : now;
  return { listed: listed.sort(), held: held.sort() };
}

/** In the order of the list. */
const idsOf = (page: Page) =>
  page.locator('#rows .row:not([hidden])').evaluateAll((elements) => elements.map((element) => element.id));

/** Moves of mentions that this person made, as the events tell. */
export async function eventsOf(platform: Platform): Promise<number> {
  const [found] = await rows<{ n: number }>(
    platform.db,
    sql`select count(*)::int as n from events e join users u on u.id = e.user_id where e.kind <> 'found'`,
  );
  return found!.n;
}

/** Notes each native submit of a form, which would leave the page. */
export function nativeSubmits({ page }: Visit): string[] {
  const found: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.method() === 'POST') found.push(request.url());
  });
  return found;
}

/** Answers so many mentions that somebody else has just changed; how often the text was still there, with both ways on. */
export async function keptInConflicts(page: Page, platform: Platform, runs: number): Promise<number> {
  let kept = 0;
  for (let run = 0; run < runs; run += 1) {
    const words = `We are sorry and look into it, case ${run}.`;
    const field = page.locator('.write-reply textarea');
    const mentionId = Number(await page.locator('#detail [data-mention]').getAttribute('data-mention'));
    await field.fill(words);
    const label = run % 2 === 0 ? 'neutral' : 'negative';
    await correctSentiment(platform, SYSTEM, { mentionId, brandIds: [1], label });
    await page.getByRole('button', { name: 'Mark as answered' }).click();
    await page.locator('#conflict .banner').waitFor();
    const isOffered = (await page.locator('#conflict').getByRole('button').count()) > 0;
    if (isOffered && (await field.inputValue()) === words) kept += 1;
    await page.reload();
    await field.fill('');
  }
  return kept;
}
