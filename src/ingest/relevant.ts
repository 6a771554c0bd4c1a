/** Which of the found items are surely not about the brand that its rules found in them. */
import { itemHash, type Relevance, refusedAmong, relevanceOf } from '../brands/examples.ts';
import { featuresOf } from '../brands/relevance/features.ts';
import { judge } from '../brands/relevance/model.ts';
import { reasonsIn } from '../brands/relevance/reasons.ts';
import type { Irrelevant } from '../mentions/set-aside.ts';
import type { Platform } from '../platform/platform.ts';
import { type Found, keyFields } from './recognise.ts';

type Judged = Found & { language: string | null };

const SAID_SO = 'this very post was judged before it came in';

/** What people said of these very posts, and what the models say of brands that want it. */
export async function irrelevantAmong(platform: Platform, found: Judged[]): Promise<Irrelevant[]> {
  const posts = found.map(({ item, brand }) => ({
    brandId: brand.id,
    itemHash: itemHash(item.source, item.externalId),
  }));
  const refused = await refusedAmong(platform, posts);
  const isRefused = (_: Judged, index: number) =>
    refused.has(`${posts[index]!.brandId} ${posts[index]!.itemHash}`);
  const said = found.filter(isRefused).map((one) => ({ ...keyFields(one), why: SAID_SO }));
  const others = found.filter((one, index) => !isRefused(one, index));
  return [...said, ...(await doubtedAmong(platform, others))];
}

/** Only for brands whose model has proven itself; the others cost nothing. */
async function doubtedAmong(platform: Platform, found: Judged[]): Promise<Irrelevant[]> {
  const wanting = [...new Set(found.flatMap(({ brand }) => (brand.setsAside ? [brand.id] : [])))];
  const known = await Promise.all(wanting.map(async (id) => [id, await relevanceOf(platform, id)] as const));
  const trusted = new Map(known.filter(([, { model }]) => model.isTrusted));
  return found.flatMap((one) => {
    const relevance = trusted.get(one.brand.id);
    const why = relevance ? whyNot(one, relevance) : null;
    return why === null ? [] : [{ ...keyFields(one), why }];
  });
}

/** Null when it may well be about the brand. */
function whyNot({ item, spans, language }: Judged, { model, profile }: Relevance): string | null {
  const { title, text, source, url } = item;
  const features = featuresOf({ title, text, spans, language, sourceKind: source, url }, profile);
  const { p, against } = judge(model.weights, features);
  return p < model.cutOff ? reasonsIn(against) || 'it reads like what was set aside before' : null;
}
