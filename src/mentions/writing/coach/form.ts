/** Checks on the form of a reply: its length, open places, language, links and whether it may go out at all. */
import { openPlaces } from '../fill.ts';
import { pictureLimit, replyLength, replyLimit, writesMarkdown } from '../limits.ts';
import { type Check, fault } from './check.ts';

/** Somebody else leads in a crisis. */
export const hold: Check = ({ held }) => (held === null ? [] : [fault(held)]);

/** The source takes no more. */
export const length: Check = ({ reply, mention: { sourceKind } }) => {
  const limit = replyLimit(sourceKind);
  if (!limit) return [];
  const long = replyLength(reply, limit);
  if (long <= limit.most) return [];
  const over = `${long - limit.most} ${limit.unit === 'bytes' ? 'bytes' : 'characters'} too long`;
  return [fault(`It is ${over}: this source takes ${limit.most.toLocaleString('en')}.`)];
};

const BLANK =
  /\[(?:insert|your|first|last|customer|client|user|name|order|date|agent|brand|product|link|time|x+)\b[^\]\n]{0,30}\]|<(?:name|first name|customer|order|date|link)>|\bX{3,}\b|_{3,}|\bTBD\b/i;

/** Variables and blanks that nobody filled in. */
export const variables: Check = ({ reply, read }) => {
  const open = openPlaces(reply).map(({ name, ...place }) =>
    fault(`{{${name}}} has no value. Fill it in.`, place),
  );
  if (open.length > 0) return open;
  const blank = BLANK.exec(read.text);
  if (!blank) return [];
  const place = { start: blank.index, end: blank.index + blank[0].length };
  return [fault(`${blank[0]} was left open. Fill it in.`, place)];
};

/** The author's language is the reply's. */
export const language: Check = ({ written, mention: { language: asked } }) => {
  if (written === null || asked === null || written === asked) return [];
  return [fault(`They wrote in ${nameOf(asked)}; this is ${nameOf(written)}.`)];
};

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function nameOf(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/i;
const AMONG_WORDS = /!\[[^\]]{0,500}\]\(|\b(?:https?:\/\/)\S{1,1000}\.(?:png|jpe?g|gif|webp)\b/i;
const BESIDE_THEM =
  /\b(?:see|find|here is) (?:the |an |our )?(?:attached|attachment|picture below|image below)/i;

/** Links and pictures where the source shows neither. */
export const links: Check = ({ read, mention: { sourceKind } }) => {
  const among = writesMarkdown(sourceKind) ? null : AMONG_WORDS.exec(read.text);
  const beside = writesMarkdown(sourceKind) || pictureLimit(sourceKind) ? null : BESIDE_THEM.exec(read.text);
  const picture = among ?? beside;
  if (picture) {
    const place = { start: picture.index, end: picture.index + picture[0].length };
    const problem = pictureLimit(sourceKind)
      ? 'This source shows no pictures among the words.'
      : 'This source takes no pictures or attachments in a reply.';
    return [fault(problem, place)];
  }
  const address = replyLimit(sourceKind)?.links === 'text' ? ADDRESS.exec(read.text) : null;
  if (!address) return [];
  const place = { start: address.index, end: address.index + address[0].length };
  return [fault('This source shows addresses as plain text that nobody can press.', place)];
};
