/** Answering on GitHub: a comment under the issue or pull request. */
import { Failure } from '../../../failure.ts';
import type { Answer, Known, Posted, ReplyAbility } from '../../adapter.ts';
import { type Fields, fields, objects, text, unknownShape } from '../../reading/json.ts';
import { isSameText, startOf } from '../../reading/written.ts';
import { type Desk, NAME, openDesk } from './ask.ts';
import { commentsPath, toComment } from './entries.ts';
import { instant } from './search.ts';

const NO_TOKEN =
  'This source reads GitHub without an account. To answer from here, give it a token that may write issues; the answer is then by its owner.';

export const githubReply: ReplyAbility = {
  lacks: ({ token = '' }) => (token.trim() ? null : NO_TOKEN),
  async send(settings, answer, http, { now }) {
    const desk = openDesk(settings, http, now);
    return postedAs(fields(await desk.post(pathTo(answer), { body: answer.text })));
  },
  async find(settings, answer, http, { now }) {
    const desk = openDesk(settings, http, now);
    const own = text(fields((await desk.ask('/user'))?.value).login);
    const ours = (await commentsSince(desk, answer, startOf(answer.since))).find(
      ({ user, body }) => own !== null && text(fields(user).login) === own && isSameText(body, answer.text),
    );
    return ours ? postedAs(ours) : null;
  },
  async follow(settings, post, http, { now }) {
    const desk = openDesk(settings, http, now);
    const weeks = new Date(now.getTime() - 31 * 86_400_000);
    return (await commentsSince(desk, post, weeks)).flatMap((entry) => toComment(entry, null) ?? []);
  },
};

function pathTo({ url }: Pick<Answer, 'url'>): string {
  const path = commentsPath(url);
  if (path) return path;
  throw new Failure('bad-query', 'This is no issue or pull request on GitHub, so nothing was posted.');
}

async function commentsSince(desk: Desk, post: Known, since: Date): Promise<Fields[]> {
  const answer = await desk.ask(pathTo(post), { since: instant(since), per_page: '100' });
  if (!Array.isArray(answer?.value)) throw unknownShape(NAME);
  return objects(answer.value);
}

function postedAs(entry: Fields): Posted {
  const id = text(entry.node_id) ?? text(entry.id);
  if (!id) throw unknownShape(NAME);
  return { id, url: text(entry.html_url) };
}
