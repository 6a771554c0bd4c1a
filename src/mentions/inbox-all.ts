/** Everything that a list of the inbox holds, as it was seen. */
import { Refusal } from '../failure.ts';
import type { Platform } from '../platform/platform.ts';
import { inbox } from './inbox.ts';
import type { InboxScope } from './inbox-sql.ts';

export type Seen = { id: number; version: number };

const PAGE = 500;
/** More are a filter that nobody has looked through. */
const MOST = 5000;

/** Throws Refusal for a list of more than 5,000. */
export async function seenByInbox(platform: Platform, scope: InboxScope): Promise<Seen[]> {
  const found: Seen[] = [];
  let cursor: string | null = null;
  do {
    const page = await inbox(platform, { ...scope, cursor, limit: PAGE });
    found.push(...page.rows.map(({ id, version }) => ({ id, version })));
    cursor = page.next;
  } while (cursor && found.length <= MOST);
  if (found.length > MOST)
    throw new Refusal(
      'invalid',
      'This list holds more than 5,000 mentions. Nothing was changed. Narrow it with a filter.',
    );
  return found;
}
