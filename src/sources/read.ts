/** Reading without storing: one source now, a recorded reply, or many addresses. */
import { Failure, Refusal } from '../failure.ts';
import type { Http } from '../platform/platform.ts';
import { isUrl } from '../url.ts';
import type { Page, PollOptions, ReadLine, Setting } from './adapter.ts';
import { askedSettings } from './asked.ts';
import { adapterOf } from './kinds/index.ts';
import { rss } from './kinds/rss.ts';
import { inLanes } from './lanes.ts';

const EVERYTHING = { since: new Date(0), limit: 1000 };

/** One poll without memory. Throws Failure, or Refusal when a setting is missing. */
export function readOnce(
  kind: string,
  settings: Record<string, string>,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const adapter = adapterOf(kind);
  const asked = askedSettings(adapter.settings, settings);
  const missing = asked.find(
    ({ name, required, options: choices }) => required && !choices && !settings[name],
  );
  if (missing)
    throw new Refusal('invalid', `${missing.label} is missing: give ${missing.name}=… . ${missing.help}`);
  return adapter.poll({ ...firstChoices(asked), ...settings }, null, http, options);
}

function firstChoices(asked: Setting[]): Record<string, string> {
  return Object.fromEntries(
    asked.flatMap(({ name, options }) => (options ? [[name, options[0]!.value]] : [])),
  );
}

export type Recorded = {
  status?: number;
  headers?: Record<string, string>;
  settings?: Record<string, string>;
  now: Date;
  since?: Date;
  limit?: number;
};

/** The reply was recorded after signing in. */
const SIGNED_IN = { values: { accessToken: 'recorded' }, expiresAt: null };

/** What a poll that got this reply would give. Settings that only say what to ask for may be left out. */
export function readRecorded(
  kind: string,
  body: Uint8Array,
  { status = 200, headers = {}, settings = {}, ...options }: Recorded,
): Promise<Page> {
  const adapter = adapterOf(kind);
  const placeholders = Object.fromEntries(
    adapter.settings
      .filter(({ required, secret, when, options }) => required || secret || when || options)
      .map(({ name, options, example = name }) => [name, options?.[0]?.value ?? example]),
  );
  const http: Http = async () => ({ status, headers, body, url: settings.url ?? '', permanentUrl: null });
  return adapter.poll({ ...placeholders, ...settings }, null, http, {
    ...EVERYTHING,
    ...options,
    maxRequests: 1,
    session: SIGNED_IN,
  });
}

export type ReadUrlsOptions = {
  /** Whether the host of this address gets one request at a time, a second apart. */
  isPaced: (url: string) => boolean;
  now: () => Date;
};

/** Reads feeds, 32 at a time; lines come as they finish, one for each address. */
export function readUrls(
  urls: AsyncIterable<string>,
  http: Http,
  options: ReadUrlsOptions,
): AsyncIterable<ReadLine> {
  const { isPaced, now } = options;
  return inLanes(urls, {
    atOnce: 32,
    lane: (url) => (isPaced(url) && isUrl(url) ? new URL(url).host : null),
    spacingMs: 1000,
    run: (url) => readUrl(url.trim(), http, now()),
  });
}

async function readUrl(url: string, http: Http, now: Date): Promise<ReadLine> {
  try {
    const { title = null, items } = await rss.poll({ url }, null, http, { ...EVERYTHING, now });
    return { url, ok: true, title, items };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof Failure) return { url, ok: false, class: error.class, error: message };
    if (error instanceof Refusal) return { url, ok: false, class: 'bad-query', error: message };
    return { url, ok: false, class: 'schema', error: `Earshot failed to read this reply: ${message}` };
  }
}
