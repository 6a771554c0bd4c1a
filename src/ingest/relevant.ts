/** Which of the found items are surely not about the brand that its rules found in them. */
import { type Relevance, relevanceOf } from '../brands/examples.ts';
import { featuresOf } from '../brands/relevance/features.ts';
import { judge } from '../brands/relevance/model.ts';
import { reasonsIn } from '../brands/relevance/reasons.ts';
import type { Irrelevant } from '../mentions/set-aside.ts';
import type { Platform } from '../platform/platform.ts';
import { type Found, keyFields } from './recognise.ts';

type Judged = Found & { language: string | null };

/** Only for brands that want it and whose model has proven itself; the others cost nothing. */
export async function irrelevantAmong(platform: Platform, found: Judged[]): Promise<Irrelevant[]> {
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
