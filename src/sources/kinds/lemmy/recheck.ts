/** Asking again for stored posts by the number that they have on this server. */
import { Failure } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Item, Known, PollOptions } from '../../adapter.ts';
import { instanceAddress } from '../../reading/instance.ts';
import { askJson, unknownShape } from '../../reading/json.ts';
import { NAME, serviceAt } from './ask.ts';
import { readViews, type Shown } from './views.ts';

export async function recheck(
  settings: Record<string, string>,
  known: Known[],
  http: Http,
  { now }: PollOptions,
) {
  const instance = instanceAddress(settings.instance, 'Lemmy server');
  const items: Item[] = [];
  const gone: string[] = [];
  for (const { externalId, url } of known) {
    const place = placeOf(url, instance);
    if (!place) continue;
    const shown = await askAgain(`${place.kind}?id=${place.id}`, instance, http, now);
    if (shown === null || shown.isGone) gone.push(externalId);
    else if (shown.item.externalId === externalId) items.push(shown.item);
  }
  return { items, gone };
}

/** What the server itself calls a post; null for what it knows only from elsewhere. */
export function placeOf(url: string | null, instance: string): { kind: string; id: string } | null {
  const [, kind, id] = /\/(post|comment)\/(\d+)$/.exec(url ?? '') ?? [];
  return kind && id && url === `${instance}/${kind}/${id}` ? { kind, id } : null;
}

/** Null when the server says that it is not there; a missing interface says nothing of the post. */
async function askAgain(path: string, instance: string, http: Http, now: Date): Promise<Shown | null> {
  for (const version of [3, 4]) {
    try {
      const { value } = await askJson(http, { url: `${instance}/api/v${version}/${path}` }, serviceAt(now));
      const shown = readViews(value, instance)?.[0];
      if (!shown) throw unknownShape(NAME);
      return shown;
    } catch (error) {
      if (!(error instanceof Failure) || error.class !== 'gone') throw error;
      if (/It said/.test(error.message)) return null;
      if (version === 4) throw error;
    }
  }
  return null;
}
