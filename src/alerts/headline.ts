/** What a message about a mention is called, wherever it goes. Pure. */
import type { Sentiment } from '../mentions/mention.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import { safeUrl } from '../text.ts';

type Headed = {
  sentiment: Sentiment;
  sourceKind: string;
  url: string | null;
  rating: number | null;
  likes: number | null;
};

const LONGEST_PLACE = 60;

/** "Negative review with 1 star about Fernhill on Trustpilot". */
export function headline(brandName: string, mention: Headed): string {
  const word = mention.sentiment === 'unscored' ? 'New' : mention.sentiment;
  const kind = mention.rating === null ? 'post' : 'review';
  return `${word[0]!.toUpperCase()}${word.slice(1)} ${kind}${measure(mention)} about ${brandName} on ${place(mention)}`;
}

function measure({ rating, likes }: Headed): string {
  if (rating !== null) return ` with ${counted(rating, 'star')}`;
  return likes ? ` with ${counted(likes, 'like')}` : '';
}

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** "1 star", "2,300 followers". */
export const counted = (count: number, word: string) =>
  `${NUMBER.format(count)} ${word}${count === 1 ? '' : 's'}`;

/** A feed's own site says more than "RSS". */
function place({ sourceKind, url }: Headed): string {
  const site = ['rss', 'json', 'push', 'manual'].includes(sourceKind) ? safeUrl(url) : null;
  return site
    ? new URL(site).host.replace(/^www\./, '').slice(0, LONGEST_PLACE)
    : (SOURCE_LABELS[sourceKind] ?? sourceKind);
}
