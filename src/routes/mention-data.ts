/** One mention as its view draws it: what is stored, what may be done, and its neighbours in the list. */
import type { Total } from '../../views/format.ts';
import type { MentionData } from '../../views/mention.tsx';
import { type InboxQuery, inboxUrl, siteOf } from '../../views/urls.ts';
import { sourceName } from '../../views/words.ts';
import { assignablePeople } from '../accounts/assignable.ts';
import { brandsWhere, can, type Viewer } from '../accounts/can.ts';
import { notFound } from '../accounts/guard.ts';
import { listTeams } from '../accounts/teams.ts';
import type { Brand } from '../brands/brands.ts';
import { themesOfBrand } from '../brands/themes.ts';
import { askAtOnce, known } from '../db/question.ts';
import { sameTheme } from '../mentions/inbox/same-theme.ts';
import { callable } from '../mentions/note-calls.ts';
import { type Thread, thread } from '../mentions/thread.ts';
import { otherMentions } from '../mentions/together.ts';
import { pictureLimit, replyLimit, writesMarkdown } from '../mentions/writing/limits.ts';
import type { Platform } from '../platform/platform.ts';
import { type ReplyWay, replyWay } from '../replies/way.ts';
import { isPartlyRead } from '../scoring/window.ts';
import { searchedText } from '../text.ts';
import { canOn } from './frame.ts';
import type { List } from './inbox-data.ts';

type Asked = {
  query: InboxQuery;
  seen: Brand[];
  viewer: Viewer;
  /** Where the page has asked for them already. */
  teams?: { id: number; name: string }[];
};

/** The list beside a mention: in its order as far as it was read, and how many it holds. */
export type Beside = { ids: number[]; count: Total };

export const besideIn = ({ rows, count }: List): Beside => ({ ids: rows.map(({ id }) => id), count });

/** Throws "not found" for a mention that the viewer may not see. */
export async function mentionFor(
  platform: Platform,
  mentionId: number,
  { query, seen, viewer, teams: listed }: Asked,
  list: Beside | Promise<Beside>,
): Promise<MentionData> {
  const brandIds = seen.map((brand) => brand.id);
  const approverBrandIds = brandsWhere(viewer, 'approve reply', brandIds);
  const [found, [others, alike, people, teams, called, way], beside] = await Promise.all([
    thread(platform, mentionId, { brandIds, viewerUserId: viewer.userId }),
    askAtOnce(
      otherMentions(platform, mentionId, brandIds),
      sameTheme(platform, mentionId, brandIds),
      assignablePeople(platform, mentionId, viewer.userId),
      listed ? known(platform.db, listed) : listTeams(platform),
      callable(platform, mentionId),
      replyWay(platform, mentionId, { userId: viewer.userId, approverBrandIds }),
    ),
    list,
  ]);
  if (!found) throw notFound('mention');
  const mayAssign = can(viewer, 'assign others', found.brand.id);
  return {
    ...found,
    others,
    sameTheme: alike,
    nonce: crypto.randomUUID(),
    partlyRead: isPartlyRead(searchedText(found)),
    where: found.location ?? siteOf(found.sourceKind, found.url),
    people: mayAssign ? people : people.filter((person) => person.id === viewer.userId),
    teams: mayAssign ? teams : [],
    callable: called.map(({ name }) => name),
    themeChoices: themeNames(seen.find((brand) => brand.id === found.brand.id)),
    can: canOn(viewer, found.brand.id),
    undo: undoOf(found, query),
    way,
    most: mostWords(found.sourceKind, way),
    ...neighbours(mentionId, beside),
  };
}

/** What its brand's mentions can be about. */
const themeNames = (brand: Brand | undefined): string[] =>
  brand ? [...new Set(themesOfBrand(brand).flatMap(({ name, hidden }) => (hidden ? [] : [name])))] : [];

/** What the source takes, for whoever writes. */
function mostWords(sourceKind: string, { pictures }: ReplyWay): string {
  const limit = replyLimit(sourceKind);
  const unit = limit?.unit === 'bytes' ? 'bytes' : 'characters';
  const most = limit ? `${sourceName(sourceKind)} takes ${limit.most.toLocaleString('en')} ${unit}. ` : '';
  return most + pictureWords(sourceKind, pictures !== null);
}

function pictureWords(sourceKind: string, mayAttach: boolean): string {
  if (mayAttach) return 'Pictures can be attached.';
  if (writesMarkdown(sourceKind)) return 'Pictures go in as Markdown.';
  return pictureLimit(sourceKind)
    ? 'Pictures can be attached once this source can send replies.'
    : 'Text only: this source takes no pictures.';
}

/** The form that takes the viewer's last change back. */
export function undoOf(
  { id, undoableEventId }: Pick<Thread, 'id' | 'undoableEventId'>,
  query: InboxQuery,
): MentionData['undo'] {
  if (undoableEventId === null) return null;
  const fields = { event: String(undoableEventId), return: inboxUrl(query), nonce: crypto.randomUUID() };
  return { action: `/mentions/${id}/undo`, fields };
}

/** Known within the first page of the list. */
function neighbours(mentionId: number, { ids, count }: Beside) {
  const index = ids.indexOf(mentionId);
  if (index === -1) return { position: null, previousId: null, nextId: null };
  return {
    position: { index: index + 1, of: count },
    previousId: ids[index - 1] ?? null,
    nextId: ids[index + 1] ?? null,
  };
}
