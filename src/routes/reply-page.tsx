/** The page of a mention with something in its composer. */
import { InboxPage } from '../../views/inbox.tsx';
import type { MentionData } from '../../views/mention.tsx';
import type { InboxQuery } from '../../views/urls.ts';
import type { Refusal } from '../failure.ts';
import { frameOf } from './frame.ts';
import { opened } from './inbox.tsx';
import { wholeList } from './inbox-beside.ts';
import { besideIn, mentionFor } from './mention-data.ts';
import { show } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { statusOf } from './request/errors.tsx';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

/** The mention alone, without its list. */
export async function mentionOf(c: Request, mentionId: number, query: InboxQuery) {
  const { viewer } = permittedSomewhere(c, 'see mention');
  const asked = { query, seen: await seenBrands(c), viewer };
  return mentionFor(c.get('platform'), mentionId, asked, { ids: [], count: { n: 0, capped: false } });
}

/** The page of the mention with what was typed, chosen, suggested or refused. */
export async function showPage(
  c: Request,
  mentionId: number,
  query: InboxQuery,
  more: Pick<MentionData, 'writing' | 'refused'>,
  refusal: Refusal | null = null,
) {
  const { viewer } = permittedSomewhere(c, 'see mention');
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  const asked = { query, seen, viewer, sources };
  const [list, frame] = await Promise.all([wholeList(c, asked), frameOf(c)]);
  const detail = await mentionFor(
    c.get('platform'),
    mentionId,
    { ...asked, query: list.query },
    besideIn(list),
  );
  const told = refusal === null ? frame : { ...frame, notice: { text: refusal.message } };
  const data = opened(list, { ...detail, ...more });
  return show(c, <InboxPage frame={told} data={data} />, refusal === null ? 200 : refusedStatus(refusal));
}

/** Of a form that comes back. */
export const refusedStatus = (refusal: Refusal) => (refusal.reason === 'invalid' ? 422 : statusOf(refusal));
