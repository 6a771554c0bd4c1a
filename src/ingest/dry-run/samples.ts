/** Found posts as samples to judge: the likely false ones first, with what speaks against them. */
import { itemHash, type Relevance } from '../../brands/examples.ts';
import { matchItem } from '../../brands/match.ts';
import type { Told } from '../../brands/relevance/exclusions.ts';
import { featuresOf } from '../../brands/relevance/features.ts';
import { judge } from '../../brands/relevance/model.ts';
import { reasonsIn } from '../../brands/relevance/reasons.ts';
import type { BrandRule } from '../../brands/rules.ts';
import { isUrl } from '../../url.ts';
import { type Excerpt, excerptOf } from '../excerpt.ts';
import type { Found } from './scan.ts';

export type Sample = Excerpt & {
  sourceKind: string;
  author: string | null;
  publishedAt: Date | null;
  url: string | null;
  mentionId: number | null;
  /** Why the rule found it. */
  why: string;
  /** Null when it is not doubted. */
  doubt: string | null;
  /** What somebody said; null when nobody did. */
  relevant: boolean | null;
  /** For a thumb. */
  itemHash: string;
  features: number[];
};

export type Judged = {
  found: Found;
  p: number;
  doubt: string | null;
  relevant: boolean | null;
  hash: string;
  features: number[];
};

const MOST_SHOWN = 20;
const MOST_DOUBTED = 10;

/** Judges each found post. */
export function judgeFound(found: Found[], { model, profile, told }: Relevance): Judged[] {
  return found.map((one) => {
    const { title, text, url, language, source } = one.item;
    const subject = { title, text, url, language, sourceKind: source, spans: one.match.spans };
    const features = featuresOf(subject, profile);
    const { p, against } = judge(model.weights, features);
    const hash = itemHash(source, one.item.externalId);
    return {
      found: one,
      p,
      doubt: p < model.cutOff ? reasonsIn(against) || 'it reads like other false matches' : null,
      relevant: told.get(hash) ?? null,
      hash,
      features: features.map(({ id }) => id),
    };
  });
}

/** Up to ten that are most doubted, then the newest of the others. */
export function samplesOf(judged: Judged[]): Sample[] {
  const doubted = judged
    .filter(({ doubt, relevant }) => doubt !== null && relevant === null)
    .sort((a, b) => a.p - b.p)
    .slice(0, MOST_DOUBTED);
  const others = judged.filter((each) => !doubted.includes(each)).slice(0, MOST_SHOWN - doubted.length);
  return [...doubted, ...others].map(sampleOf);
}

/** One found post as people see it. */
export function sampleOf({ found, doubt, relevant, hash, features }: Judged): Sample {
  const { item, match, mentionId, at } = found;
  return {
    ...excerptOf(item, [match]),
    sourceKind: item.source,
    author: item.author.name ?? item.author.handle,
    publishedAt: at,
    url: item.url,
    mentionId,
    why: match.why,
    doubt: relevant === true ? null : doubt,
    relevant,
    itemHash: hash,
    features,
  };
}

/** What proposals to leave something out are made from. */
export const toldOf = ({ found: { item, match }, relevant, doubt }: Judged): Told => ({
  relevant,
  isLikely: relevant === null && doubt === null,
  text: `${item.title ?? ''}\n${item.text}`,
  site: item.url && isUrl(item.url) ? new URL(item.url).hostname.replace(/^www\./, '') : null,
  author: item.author.handle ?? item.author.name,
  found: match.spans.map(({ word }) => word),
});

export type Collision = { brandId: number; found: number; of: number };

/** How many of the found posts the rules of other brands find too, most first. */
export function collisionsOf(found: Found[], others: BrandRule[]): Collision[] {
  const counts = new Map<number, number>();
  for (const { item } of found) {
    const brandIds = new Set(matchItem(item, others).map(({ brandId }) => brandId));
    for (const brandId of brandIds) counts.set(brandId, (counts.get(brandId) ?? 0) + 1);
  }
  return [...counts]
    .map(([brandId, count]) => ({ brandId, found: count, of: found.length }))
    .sort((a, b) => b.found - a.found);
}
