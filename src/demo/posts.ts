/** The story's plans become posts with words, times, authors, stars and echo. Pure: a seed always gives the same. */
import type { Item } from '../sources/adapter.ts';
import { type Author, authorAt } from './authors.ts';
import { happeningsOn, momentOn, ordinaryOn, type Plan } from './plan.ts';
import type { Post } from './post.ts';
import { scriptedPost } from './scripted.ts';
import { type Random, seeded } from './seeded.ts';
import { SHORT_NAMES } from './story/cast.ts';
import type { TopicName } from './story/happenings.ts';
import type { Tone } from './story/lines.ts';
import { HEADLINES, OTHER_LANGUAGES, QUESTIONS, SIGHTINGS } from './story/lines-talk.ts';
import { FEEDS, NEWS_PLACE, PLACES, type Place } from './story/places.ts';
import { SCRIPTED } from './story/scripted.ts';
import { TOPICS } from './story/topics.ts';
import { fill, type Slots, slotsFor, toldBy } from './wording.ts';

type Words = { title: string | null; text: string; language: string; tone: Post['tone'] };

/** Every post of the story's last `days`, oldest first; nothing is later than its end. */
export function makePosts({ end, days, seed }: { end: Date; days: number; seed: number }): Post[] {
  const random = seeded(seed);
  const posts = SCRIPTED.filter(({ daysAgo }) => daysAgo < days).map((one) => scriptedPost(one, end));
  const known = new Set(posts.map(({ item }) => item.text));
  for (let daysAgo = days - 1; daysAgo >= 0; daysAgo--) {
    for (const plan of [...ordinaryOn(random, daysAgo, end), ...happeningsOn(random, daysAgo)]) {
      const place = placeOf(random, plan);
      const words = newWords(random, plan, place, known);
      posts.push(postOf(random, plan, place, words, momentOn(random, end, daysAgo), posts.length));
    }
  }
  return posts
    .filter(({ item }) => item.publishedAt <= end.toISOString())
    .sort((a, b) => a.item.publishedAt.localeCompare(b.item.publishedAt));
}

function placeOf(random: Random, { topic, tone }: Plan): Place {
  if (topic === 'news') return NEWS_PLACE;
  const fitting = PLACES.filter(({ rated, apps }) =>
    tone === 'neutral' ? !rated : apps ? topic === 'app' : topic !== 'app' || !rated,
  );
  return random.weighted(fitting.map((place) => [place, place.share] as const));
}

/** Drawn again until nobody has said it before. */
function newWords(random: Random, plan: Plan, place: Place, known: Set<string>): Words {
  for (let tries = 0; ; tries++) {
    const words = wordsOf(random, plan, place, slotsFor(random, plan.brand));
    if (known.has(words.text) && tries < 50) continue;
    known.add(words.text);
    return words;
  }
}

function wordsOf(random: Random, { topic, tone, brand }: Plan, place: Place, slots: Slots): Words {
  const said = (line: string): Words => ({ title: null, text: fill(line, slots), language: 'en', tone });
  if (topic === 'question') return said(random.pick(QUESTIONS));
  if (topic === 'sighting') return said(random.pick(SIGHTINGS));
  if (topic === 'other-language') {
    const { text, ...told } = random.pick(OTHER_LANGUAGES);
    return { ...said(text), ...told };
  }
  if (topic === 'news') {
    const { title, text } = random.pick(HEADLINES);
    return { ...said(text), title: fill(title, slots) };
  }
  const feeling = tone as Tone;
  const text = named(
    toldBy(random, TOPICS[topic], feeling, place.sentences, slots),
    SHORT_NAMES[brand.name]!,
  );
  const title = place.titled ? fill(random.pick(TOPICS[topic][feeling].titles), slots) : null;
  return { title, text, language: 'en', tone };
}

/** Every post names its brand, or no rule would find it. */
const named = (text: string, brand: string) => (text.includes(brand) ? text : `${text} #${brand}`);

function postOf(random: Random, plan: Plan, place: Place, words: Words, at: Date, number: number): Post {
  const { brand, topic } = plan;
  const { tone, ...said } = words;
  const newsroom = topic === 'news' ? random.pick(FEEDS) : null;
  const author: Author = newsroom
    ? { name: newsroom.name, handle: null, url: `https://${newsroom.host}/`, followers: null }
    : authorAt(random, place);
  const host = newsroom?.host ?? place.host;
  const url = `https://${host}/${SHORT_NAMES[brand.name]!.toLowerCase()}/${1000 + number}`;
  return {
    item: {
      source: place.source,
      externalId: url,
      url,
      author,
      ...said,
      publishedAt: at.toISOString(),
      editedAt: null,
      rating: place.rated ? starsFor(random, tone) : null,
      engagement: echoOf(random, place),
      location: null,
      replyTo: null,
      parent: null,
    },
    brandName: brand.name,
    topic: topic in TOPICS ? (topic as TopicName) : 'other',
    tone,
    outcome: null,
  };
}

const starsFor = (random: Random, tone: Post['tone']) =>
  tone === 'negative' ? random.pick([1, 1, 1, 2, 2, 3]) : random.pick([5, 5, 5, 5, 4]);

function echoOf(random: Random, { likes, comments, followers }: Place): Item['engagement'] {
  const around = (median: number | undefined) =>
    median === undefined ? null : Math.round(random.around(median, 1.1));
  return {
    likes: around(likes),
    comments: around(comments),
    shares: around(followers === undefined ? undefined : 1),
    views: null,
  };
}
