/** Answering on a Discourse forum, as the user of the key: https://docs.discourse.org, POST /posts.json */
import { Failure } from '../../../failure.ts';
import type { Answer, Item, Known, Posted, ReplyAbility } from '../../adapter.ts';
import { type Fields, fields, text, unknownShape } from '../../reading/json.ts';
import { isSince, pictureForm } from '../../reading/written.ts';
import { type Desk, NAME, openDesk } from './ask.ts';
import { idOf, readShown } from './posts.ts';

const NO_KEY =
  'This source reads the forum without an account. To answer from here, give it an API key and the name of its user; answers are then by that user.';

export const discourseReply: ReplyAbility = {
  lacks: ({ key = '', username = '' }) => (key.trim() && username.trim() ? null : NO_KEY),
  async send(settings, answer, http, { now }) {
    const desk = openDesk(settings, http, now);
    const { topic, number } = placeOf(answer, desk);
    const below = number === null ? {} : { reply_to_post_number: number };
    const body = { topic_id: topic, raw: withPictures(answer), ...below };
    return postedAs(fields(await desk.post('/posts.json', body)), desk);
  },
  async upload(settings, picture, http, { now }) {
    const form = pictureForm('file', picture, { type: 'composer', synchronous: 'true' });
    const address = text(fields(await openDesk(settings, http, now).upload('/uploads.json', form)).short_url);
    if (!address?.startsWith('upload://')) throw unknownShape(NAME);
    return address;
  },
  async find(settings, answer, http, { now }) {
    const own = settings.username!.trim().toLowerCase();
    const ours = (await latestIn(openDesk(settings, http, now), answer)).find(
      ({ author, publishedAt }) => author.handle?.toLowerCase() === own && isSince(publishedAt, answer.since),
    );
    return ours ? { id: ours.externalId, url: ours.url } : null;
  },
  follow: (settings, post, http, { now }) => latestIn(openDesk(settings, http, now), post),
};

/** Below the words. A description must not end the Markdown that it stands in. */
function withPictures({ text: words, pictures }: Answer): string {
  const plain = (description: string) => description.replaceAll(/[[\]|\\\s]+/g, ' ').trim();
  return [words, ...pictures.map(({ id, description }) => `![${plain(description)}](${id})`)].join('\n\n');
}

/** Throws Failure for what is on no forum, or on another one. */
function placeOf({ url }: Pick<Known, 'url'>, { forum }: Desk): { topic: number; number: number | null } {
  const path = url?.startsWith(`${forum}/`) ? url.slice(forum.length) : '';
  const [, topic, number] = /^\/t\/[^/]+\/(\d+)(?:\/(\d+))?$/.exec(path) ?? [];
  if (topic) return { topic: Number(topic), number: number ? Number(number) : null };
  throw new Failure(
    'bad-query',
    'This is no post of the forum that the source reads, so nothing was posted.',
  );
}

/** As many as the forum gives at once. */
const LATEST = 20;

/** The newest posts of the topic. */
async function latestIn(desk: Desk, post: Pick<Known, 'url'>): Promise<Item[]> {
  const { topic } = placeOf(post, desk);
  const { stream } = fields(fields(await desk.ask(`/t/${topic}.json`)).post_stream);
  if (!Array.isArray(stream)) throw unknownShape(NAME);
  const ids = stream.slice(-LATEST).map((id) => ['post_ids[]', String(id)]);
  const shown = readShown(await desk.ask(`/t/${topic}/posts.json?${new URLSearchParams(ids)}`), desk.forum);
  if (!shown) throw unknownShape(NAME);
  return shown.map(({ item }) => item);
}

/** What waits for the forum's moderators has no address yet. */
function postedAs(made: Fields, { forum }: Desk): Posted {
  const waiting = text(fields(made.pending_post).id);
  if (waiting) return { id: `${idOf(waiting, forum)} waits for moderators`, url: null };
  const id = text(made.id);
  const [topic, number] = [text(made.topic_id), text(made.post_number)];
  if (!id) throw unknownShape(NAME);
  const slug = encodeURIComponent(text(made.topic_slug) ?? '-');
  return { id: idOf(id, forum), url: topic && number ? `${forum}/t/${slug}/${topic}/${number}` : null };
}
