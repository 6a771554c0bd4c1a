/** Questions, answers, comments and search hits of Stack Exchange. Titles and names come HTML-encoded, bodies as HTML. */
import { cleanText, htmlToText, safeUrl } from '../../../text.ts';
import type { Item } from '../../adapter.ts';
import { itemOf } from '../../reading/item.ts';
import { type Fields, fields, number, objects, text, time } from '../../reading/json.ts';

/** As in the short addresses: /q/1, /a/1; comments count on their own. */
type Letter = 'q' | 'a' | 'c';

/** The post and what stands under it in the same reply. Nothing for an entry without an id. */
export function toItems(entry: Fields, site: string): Item[] {
  const own = toItem(entry, site);
  if (!own) return [];
  const below = [...objects(entry.answers), ...objects(entry.comments)].flatMap((one) => toItems(one, site));
  const root = own.parent ?? own.externalId;
  return [own, ...below.map((item) => ({ ...item, parent: item.parent ?? root }))];
}

/** The site and number in `stackoverflow/q/1`. */
export function readId(externalId: string): { site: string; letter: string; number: string } | null {
  const [, site, letter, id] = /^([^/]+)\/([qac])\/(\d+)$/.exec(externalId) ?? [];
  return site && letter && id ? { site, letter, number: id } : null;
}

function toItem(entry: Fields, site: string): Item | null {
  const found = whichPost(entry);
  if (!found) return null;
  const { letter, id } = found;
  const edited = time(entry.last_edit_date);
  return itemOf('stackexchange', `${site}/${letter}/${id}`, {
    url: safeUrl(text(entry.link), `https://${domainOf(site)}/`) ?? addressOf(entry, letter, id, site),
    author: toAuthor(fields(entry.owner)),
    title: letter === 'c' ? null : plain(entry.title),
    text: cleanText(htmlToText(text(entry.body) ?? text(entry.body_markdown) ?? text(entry.excerpt) ?? '')),
    publishedAt: time(entry.creation_date),
    editedAt: edited,
    engagement: {
      likes: atLeastNone(number(entry.score)),
      comments: number(entry.answer_count) ?? number(entry.comment_count),
      views: number(entry.view_count),
    },
    ...threadOf(entry, letter, site),
  });
}

/** A hit in an answer carries the question's id too, so the answer's comes first. */
function whichPost(entry: Fields): { letter: Letter; id: string } | null {
  const ids: [Letter, unknown][] = [
    ['c', entry.comment_id],
    ['a', entry.answer_id],
    ['q', entry.question_id],
  ];
  const found = ids.find(([, id]) => text(id) !== null);
  return found ? { letter: found[0], id: text(found[1])! } : null;
}

function threadOf(
  entry: Fields,
  letter: Letter,
  site: string,
): { replyTo: string | null; parent: string | null } {
  const question = text(entry.question_id);
  const parent = letter !== 'q' && question ? `${site}/q/${question}` : null;
  if (letter !== 'c') return { replyTo: parent, parent };
  const post = text(entry.post_id);
  const above = entry.post_type === 'answer' ? 'a' : 'q';
  return { replyTo: post && `${site}/${above}/${post}`, parent };
}

function addressOf(entry: Fields, letter: Letter, id: string, site: string): string {
  if (letter !== 'c') return `https://${domainOf(site)}/${letter}/${id}`;
  const post = text(entry.post_id);
  return `https://${domainOf(site)}/posts/comments/${id}${post ? `?postid=${post}` : ''}`;
}

/** Votes against a post count below zero. */
const atLeastNone = (score: number | null) => (score === null ? null : Math.max(0, score));

/** The name that is left of a deleted account, such as user123, names nobody. */
function toAuthor(owner: Fields): Partial<Item['author']> {
  if (owner.user_type === 'does_not_exist') return {};
  return { name: plain(owner.display_name), url: safeUrl(text(owner.link)) };
}

function plain(value: unknown): string | null {
  return cleanText(htmlToText(text(value) ?? ''), 1000) || null;
}

const OWN_DOMAIN = /^(?:stackoverflow|serverfault|superuser|askubuntu|stackapps)$/;

/** Sites go by the first part of their address: "stackoverflow", "cooking", "pt.stackoverflow", "mathoverflow.net". */
function domainOf(site: string): string {
  if (/\.(?:net|com)$/.test(site)) return site;
  return OWN_DOMAIN.test(site) || site.includes('.') ? `${site}.com` : `${site}.stackexchange.com`;
}
