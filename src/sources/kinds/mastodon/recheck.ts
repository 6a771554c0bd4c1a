/** Asking again for stored posts: each at its home server, which alone knows at once that it is gone. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, PollOptions } from '../../adapter.ts';
import { askAgain } from '../../reading/ask-again.ts';
import { type Desk, openDesk } from './ask.ts';
import { readStatuses } from './statuses.ts';

export function recheck(settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  return askAgain(known, async ({ url, externalId }) => {
    const { host, id } = placeOf(url);
    if (!host || !id) return null;
    // The token is for the server that gave it, and for no other.
    const isOwn = hostOf(settings.instance) === host;
    const desk = openDesk(isOwn ? settings : { instance: `https://${host}` }, http, now);
    const item = isOwn ? await ask(desk, id) : await askStranger(desk, id);
    return item?.externalId === externalId ? item : null;
  });
}

/** The page of a post on a server of this kind. */
export function placeOf(url: string | null): { host: string | undefined; id: string | undefined } {
  const [, host, id] = /^https:\/\/([^/]+)\/@[^/@]+\/(\d+)$/.exec(url ?? '') ?? [];
  return { host, id };
}

function hostOf(instance = ''): string {
  return instance
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
}

async function ask(desk: Desk, id: string): Promise<Item | null> {
  const [status] = readStatuses(await desk.ask(`/api/v1/statuses/${id}`), desk.host);
  return status?.item ?? null;
}

/** Other servers may be closed, broken or no Mastodon: only a clear word counts. */
async function askStranger(desk: Desk, id: string): Promise<Item | null> {
  try {
    return await ask(desk, id);
  } catch (error) {
    const isClear = error instanceof Failure && error.class === 'gone' && /It said/.test(error.message);
    if (!(error instanceof Failure) || isClear) throw error;
    return null;
  }
}
