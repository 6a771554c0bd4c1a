/** The network of the story: four feeds and a Slack that takes every message. Nothing leaves the machine. */
import { Failure } from '../failure.ts';
import type { Http, HttpReply, HttpRequest } from '../platform/platform.ts';
import type { Post } from './post.ts';
import { OUTAGES } from './story/happenings.ts';
import { FEEDS, OTHER_NEWS } from './story/places.ts';

export const SLACK_URL = 'https://hooks.slack.example/services/T0FERNHILL/B0DEMO/story';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHOWN = 15;

type Feed = (typeof FEEDS)[number];
type Entry = { title: string; url: string; text: string; at: string };

/** Answers like the hosts of the story did at that time; refuses every other address. */
export function storyNetwork(posts: Post[], end: Date, now: () => Date): Http {
  const articles = posts.filter(({ item }) => item.source === 'rss');
  return async (request) => {
    const { host } = new URL(request.url);
    if (host === new URL(SLACK_URL).host) return reply(request, 200, 'ok');
    const feed = FEEDS.find((one) => one.host === host);
    if (feed) return feedReply(request, feed, articles, end, now());
    throw new Failure('blocked', `The demo stays on this machine: ${host} was not asked.`);
  };
}

function feedReply(request: HttpRequest, feed: Feed, articles: Post[], end: Date, now: Date): HttpReply {
  const hoursAgo = (end.getTime() - now.getTime()) / HOUR;
  const outage = OUTAGES.find(
    ({ source, fromHours, toHours }) => source === feed.name && hoursAgo <= fromHours && hoursAgo > toHours,
  );
  if (outage) return reply(request, outage.status, '');
  const forgotten = OUTAGES.find(({ source, toHours }) => source === feed.name && hoursAgo <= toHours);
  const since = forgotten ? new Date(end.getTime() - forgotten.fromHours * HOUR) : new Date(0);
  return reply(request, 200, feedOf(feed, articles, since, now));
}

/** A feed that comes back without what it showed before `since` leaves a hole that nobody can fill. */
function feedOf(feed: Feed, articles: Post[], since: Date, now: Date): string {
  const told = articles
    .filter(({ item }) => item.author.name === feed.name)
    .map(({ item }) => ({
      title: item.title ?? '',
      url: item.url!,
      text: item.text,
      at: item.publishedAt,
    }));
  const shown = [...told, ...otherNews(feed, now)]
    .filter(({ at }) => at > since.toISOString() && at <= now.toISOString())
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, SHOWN);
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${feed.name}</title>
    <link>https://${feed.host}/</link><description>${feed.name}</description>${shown.map(entryXml).join('')}
    </channel></rss>`;
}

/** One article every other day that no rule looks for: a feed that tells nothing is taken for silent. */
function otherNews(feed: Feed, now: Date): Entry[] {
  const today = Math.floor(now.getTime() / DAY);
  return Array.from({ length: 5 }, (_, index) => today - (today % 2) - index * 2).map((day) => ({
    title: OTHER_NEWS[(day / 2 + feed.name.length) % OTHER_NEWS.length]!,
    url: `https://${feed.host}/${day}`,
    text: 'More in the paper.',
    at: new Date(day * DAY + 6 * HOUR).toISOString(),
  }));
}

const entryXml = ({ title, url, text, at }: Entry) =>
  `<item><title>${escaped(title)}</title><link>${url}</link><guid>${url}</guid>
  <pubDate>${new Date(at).toUTCString()}</pubDate><description>${escaped(text)}</description></item>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const reply = ({ url }: HttpRequest, status: number, body: string): HttpReply => ({
  status,
  headers: { 'content-type': body.startsWith('<') ? 'application/rss+xml; charset=utf-8' : 'text/plain' },
  body: new TextEncoder().encode(body),
  url,
  permanentUrl: null,
});
