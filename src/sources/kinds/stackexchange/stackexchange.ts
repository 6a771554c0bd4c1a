/** Questions and answers on Stack Overflow and its sister sites. */
import { Refusal } from '../../../failure.ts';
import type { Http } from '../../../platform/platform.ts';
import type { Cursor, Item, Known, Page, PollOptions, SourceAdapter } from '../../adapter.ts';
import { isObject, parse } from '../../reading/json.ts';
import { openDesk } from './ask.ts';
import { readId } from './posts.ts';
import { readAnswers, readPosts, readQuestions, siteOf } from './search.ts';
import { STACKEXCHANGE_SETTINGS } from './settings.ts';

const PER_POLL = { open: 8, key: 20 };

export const stackexchange: SourceAdapter = {
  kind: 'stackexchange',
  label: 'Stack Exchange',
  needs: 'Nothing: anyone may search it 300 times a day. A free key allows 10,000.',
  access: 'open',
  terms: {
    keeps: 'everything',
    retentionDays: null,
    recheckHours: 24,
    exportable: true,
    note: 'Texts are under CC BY-SA: show the author and the link wherever you show a text.',
  },
  settings: STACKEXCHANGE_SETTINGS,
  host: () => 'api.stackexchange.com',
  describe: ({ site = '', query = '' }) => `${site}: ${query}`,
  suggest: ({ name }) => (name.trim() ? [{ query: name.trim(), site: 'stackoverflow' }] : []),
  budgets: ({ key = '' }) => [
    { unit: 'requests', limit: key ? 10_000 : 300, per: 'day', perPoll: perPoll(key) },
  ],
  credential: ({ key = '' }) => key,
  poll,
  recheck: { batch: 100, run: recheck },
  recognises: (body) => {
    const value = parse(body);
    if (!isObject(value)) return false;
    return Array.isArray(value.items)
      ? 'quota_remaining' in value
      : 'error_id' in value && 'error_name' in value;
  },
};

const perPoll = (key: string) => (key ? PER_POLL.key : PER_POLL.open);

async function poll(
  settings: Record<string, string>,
  cursor: Cursor,
  http: Http,
  options: PollOptions,
): Promise<Page> {
  const { key = '', site = '', posts } = settings;
  if (!site.trim() || !settings.query?.trim())
    throw new Refusal('invalid', 'Give the site and the name or phrase to search for.');
  const desk = openDesk(settings, http, options.now);
  const most = Math.min(options.maxRequests ?? perPoll(key), perPoll(key));
  const questions = await readQuestions(desk, settings, cursor, {
    ...options,
    maxRequests: posts === 'questions' ? most : Math.ceil(most / 2),
  });
  const left = { limit: options.limit - questions.items.length, maxRequests: most - desk.asked() };
  const wantsAnswers = posts !== 'questions' && left.maxRequests > 0;
  const canRead = wantsAnswers && left.limit > 0;
  const answers = canRead ? await readAnswers(desk, settings, cursor, { ...options, ...left }) : null;
  return {
    items: withoutTwins([...questions.items, ...(answers?.items ?? [])]),
    cursor: { questions: questions.cursor, answers: answers ? answers.cursor : (cursor?.answers ?? null) },
    more: wantsAnswers && !canRead,
    gap: widest(questions.gap, answers?.gap),
    isComplete: questions.isComplete === true && (answers?.isComplete ?? posts === 'questions'),
    minIntervalSeconds: desk.pause(),
    spent: { requests: desk.asked() },
  };
}

async function recheck(settings: Record<string, string>, known: Known[], http: Http, { now }: PollOptions) {
  const site = siteOf(settings);
  const desk = openDesk(settings, http, now);
  const asked = known.filter(({ externalId }) => {
    const id = readId(externalId);
    return id?.site === site && id.letter !== 'c';
  });
  const items = [...(await readPosts(desk, 'q', asked, site)), ...(await readPosts(desk, 'a', asked, site))];
  const shown = new Set(items.map(({ externalId }) => externalId));
  return { items, gone: asked.map(({ externalId }) => externalId).filter((id) => !shown.has(id)) };
}

function withoutTwins(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [item.externalId, item])).values()];
}

function widest(...gaps: (Page['gap'] | undefined)[]): Page['gap'] {
  const found = gaps.filter((gap) => gap != null);
  if (found.length === 0) return null;
  const from = found.map((gap) => gap.from).sort()[0]!;
  const to = found
    .map((gap) => gap.to)
    .sort()
    .at(-1)!;
  return { from, to, reason: found[0]!.reason };
}
