/** Stack Exchange: what the searches mean, what a reply asks for, and whom a text names. */
import { describe, expect, it } from 'vitest';
import { stackexchange } from '../../../src/sources/kinds/stackexchange/stackexchange.ts';
import { httpOf } from '../reply.ts';

const NOW = new Date('2026-11-21T22:00:00Z');
const OPTIONS = { now: NOW, since: new Date('2026-11-14T00:00:00Z'), limit: 200 };
const SETTINGS = { query: 'Fernhill', site: 'bicycles', posts: 'questions' };

const question = (id: number, fields: object = {}) => ({
  question_id: id,
  title: 'Fernhill',
  creation_date: Date.parse('2026-11-20T00:00:00Z') / 1000 - id,
  ...fields,
});

const pollReply = (body: object, settings: Record<string, string> = SETTINGS) =>
  stackexchange.poll(settings, null, httpOf(JSON.stringify(body)), OPTIONS);

describe('a reply', () => {
  it('is left alone as long as it asks for, and what could not be read is named', async () => {
    const page = await pollReply({
      items: [question(1)],
      has_more: true,
      backoff: 12.2,
      quota_remaining: 90,
    });
    expect(page).toMatchObject({ minIntervalSeconds: 13, isComplete: false, spent: { requests: 1 } });
    expect(page.gap).toMatchObject({ from: '2026-11-14T00:00:00.000Z' });
  });

  it('ends the day when the last request of it was used', async () => {
    const page = await pollReply({ items: [question(1)], has_more: false, quota_remaining: 0 });
    expect(page.minIntervalSeconds).toBe(2 * 3600);
  });

  it('shows titles and names as people wrote them', async () => {
    const owner = { display_name: 'Bo &quot;B&quot;', link: 'https://bicycles.stackexchange.com/users/1/bo' };
    const asked = question(1, { title: 'Fernhill &amp; co: &lt;frame&gt;?', owner, score: -3 });
    const [item] = (await pollReply({ items: [asked], quota_remaining: 9 })).items;
    expect(item).toMatchObject({
      title: 'Fernhill & co: <frame>?',
      author: { name: 'Bo "B"' },
      engagement: { likes: 0 },
      url: 'https://bicycles.stackexchange.com/q/1',
    });
  });
});

it('asks for answers with one request more, and reads them whole', async () => {
  const asked: string[] = [];
  const http = (request: { url: string }) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    const answer = { answer_id: 8, question_id: 7, creation_date: Date.parse('2026-11-20T00:00:00Z') / 1000 };
    const items = pathname.endsWith('/advanced')
      ? []
      : pathname.endsWith('/excerpts')
        ? [{ ...answer, item_type: 'answer', title: 'Chains', excerpt: 'Fernhill&hellip;' }]
        : [{ ...answer, body: '<p>Fernhill, of course.</p>', owner: { display_name: 'Bo' } }];
    return httpOf(JSON.stringify({ items, has_more: false, quota_remaining: 9 }))(request);
  };
  const { items } = await stackexchange.poll({ ...SETTINGS, posts: 'all' }, null, http, OPTIONS);
  expect(asked).toEqual(['/2.3/search/advanced', '/2.3/search/excerpts', '/2.3/answers/8']);
  expect(items).toMatchObject([
    { title: 'Chains', text: 'Fernhill, of course.', author: { name: 'Bo' }, parent: 'bicycles/q/7' },
  ]);
});

it.each([
  [
    {
      error_id: 502,
      error_name: 'throttle_violation',
      error_message: 'more requests available in 60 seconds',
    },
    'rate',
  ],
  [
    { error_id: 400, error_name: 'bad_parameter', error_message: '`key` doesn’t match a known application' },
    'auth',
  ],
  [
    { error_id: 400, error_name: 'bad_parameter', error_message: 'No site found for name `bycicles`' },
    'bad-query',
  ],
  [{ error_id: 500, error_name: 'internal_error', error_message: 'oops' }, 'transient'],
])(
  'takes an error by its number, for the status is 400 whatever it means: %j',
  async (body, failureClass) => {
    const http = httpOf({ status: 400, body: JSON.stringify(body) });
    await expect(stackexchange.poll(SETTINGS, null, http, OPTIONS)).rejects.toMatchObject({
      class: failureClass,
    });
  },
);
