/** Sentences written for this project: what people say to and of a shop, bank, airline or app, and of the day. */
import { readFileSync } from 'node:fs';
import { randomNumbers } from './learn.ts';

/** What stands in braces in authored/{care,plain,social}/*.txt; every sentence is filled in several ways. */
const SLOTS: Record<string, string[]> = {
  order: split('my order|my parcel|my package|the delivery|our order|my sofa|the replacement|my shopping'),
  item: split(
    'phone|kettle|jacket|laptop|vacuum|bike|charger|headset|sofa|washing machine|tablet|router|coat|backpack|watch',
  ),
  data: split('photos|files|playlists|notes|invoices|contacts|projects|reports|messages'),
  long: split(
    'two hours|40 minutes|3 weeks|a week|ten days|six months|two years|5 days|a month|an hour|8 weeks|three days',
  ),
  when: split('yesterday|last week|on Monday|last month|this morning|on Friday|two days ago|last night'),
  day: split('today|tomorrow|on Sunday|on Friday|next week|this weekend|tonight|on the 14th|Monday|Saturday'),
  city: split('Leeds|Boston|Lyon|Dublin|Austin|Oslo|Porto|Denver'),
  place: split('shop|store|branch|cafe|hotel|restaurant|office'),
  meal: split('pizza|burger|curry|salad|steak|pasta|breakfast|soup'),
  name: split(
    '@acme|Ida Brandt|Coach Orr|The Larks|Senator Quill|Minna|Tobin Vale|DJ Ferro|the Harriers|#larks',
  ),
  event: split('concert|derby|final|festival|marathon|parade|debate|match|premiere|#larkfest'),
  tag: split('monday|travel|news|nowplaying|football|photo|weekend|music|tech|quote|win|live'),
  show: split('Night Harbour|the late show|the finale|Baker Street Six|the quiz|#nightharbour'),
};

/** Before and after a sentence, the same for all three labels: they must teach nothing. */
const BEFORE = split('||||@acme |@acme_help |hi @acme |hey |hello, |So |Well, ');
const AFTER = split('|||.|.|!| #acme| @acme|...| https://t.co/x1');

/**
 * Posts in public carry marks. Who passes on a link or a tag mostly tells of something; who is angry or glad writes of
 * his own. How often each comes is an author's estimate.
 */
const POST_BEFORE = {
  negative: split('|||||||||@acme |@acme |so |ok |ugh |RT @acme: '),
  neutral: split('||||||@acme |@acme |@acme |.@acme |so |RT @acme: |RT @acme: '),
  positive: split('|||||||||@acme |@acme |so |omg |yay |RT @acme: '),
};
const POST_AFTER = {
  negative: split('||||||||.|.|!|...| @acme| #acme| #acme #live| #{tag}| https://t.co/x1'),
  neutral: split(
    '|||||.|.| @acme| #acme| #acme #live| #{tag}| https://t.co/x1| https://t.co/x1| https://t.co/x1| #acme https://t.co/x1| via @acme https://t.co/x1',
  ),
  positive: split(
    '||||||||.|!|!|!!| @acme| #acme| #acme #live| #{tag}| #{tag} https://t.co/x1| https://t.co/x1',
  ),
};

/** What people say to a company, what happened told without a word of feeling, and what they say of the day. */
export type Kind = 'care' | 'plain' | 'social';

export type Authored = { text: string; label: 'negative' | 'neutral' | 'positive' };

/** Every sentence of `kind`, filled and dressed in so many `ways` that are the same each time. */
export function authored(kind: Kind, ways: number): Authored[] {
  const random = randomNumbers(4);
  const pick = (options: string[]) => options[Math.floor(random() * options.length)]!;
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (_, slot: string) => pick(SLOTS[slot]!));
  return (['negative', 'neutral', 'positive'] as const).flatMap((label) =>
    linesOf(kind, label).flatMap((line) =>
      Array.from({ length: ways }, () => {
        const [before, after] = kind === 'social' ? [POST_BEFORE[label], POST_AFTER[label]] : [BEFORE, AFTER];
        return { text: pick(before) + fill(line) + fill(pick(after)), label };
      }),
    ),
  );
}

function linesOf(kind: string, label: string): string[] {
  const file = new URL(`authored/${kind}/${label}.txt`, import.meta.url);
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

function split(options: string): string[] {
  return options.split('|');
}
