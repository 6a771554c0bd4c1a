/** What writing an answer needs to know: the mention, the brand's voice, its templates, and what was said before. */
import { and, eq, sql } from 'drizzle-orm';
import { bigints, rows } from '../../db/db.ts';
import { brands, brandVoices, mentions } from '../../db/schema.ts';
import type { Platform } from '../../platform/platform.ts';
import { surveyUrl } from '../../surveys/link.ts';
import { noSuchMention } from '../conflict.ts';
import { crisisLeader } from '../reply-standing.ts';
import type { Answered, CoachInput } from './coach/check.ts';
import { type Coaching, coach } from './coach/coach.ts';
import { fill, firstName, orderNumber, type Values } from './fill.ts';
import { type Proposal, propose } from './template-fit.ts';
import { type Template, templatesOf } from './templates.ts';
import type { Voice } from './voice.ts';
import { voiceIn } from './voices.ts';

export type Answering = {
  mentionId: number;
  brand: { id: number; name: string };
  agent: string;
  mention: Answered & { emotions: string[]; aspects: { theme: string; label: string }[] };
  /** Where its author is asked how they were answered. */
  surveyLink: string;
  voice: Voice;
  templates: Template[];
  /** Templates with which this thread was answered. */
  usedHere: ReadonlySet<number>;
  saidBefore: string[];
  /** Why nobody but its leader may answer now. */
  held: string | null;
};

export type AnswerBy = { mentionId: number; brandIds: number[]; userId: number; name: string };

/** Everything about answering this mention. Throws "not found" for one that is gone or not of these brands. */
export async function answering(platform: Platform, by: AnswerBy): Promise<Answering> {
  const found = await mentionOf(platform, by);
  if (!found) throw noSuchMention();
  const [templates, before] = [
    await templatesOf(platform, [found.brandId]),
    await saidUnder(platform, by.mentionId),
  ];
  const { brandId, brandName, file, leader, authorName, authorHandle, corrected, ...mention } = found;
  return {
    mentionId: by.mentionId,
    brand: { id: brandId, name: brandName },
    agent: by.name,
    surveyLink: await surveyUrl(platform, by.mentionId),
    mention: {
      ...mention,
      sentiment: corrected ?? mention.sentiment,
      author: { name: authorName, handle: authorHandle },
    },
    voice: voiceIn(file),
    templates,
    usedHere: new Set(before.templateIds),
    saidBefore: before.texts,
    held:
      leader && leader.id !== by.userId
        ? `A crisis is on: ${leader.name} leads it and alone answers now.`
        : null,
  };
}

async function mentionOf({ db }: Platform, { mentionId, brandIds }: AnswerBy) {
  const [row] = await db
    .select({
      brandId: brands.id,
      brandName: brands.name,
      file: brandVoices.file,
      leader: crisisLeader(brands.id),
      authorName: mentions.authorName,
      authorHandle: mentions.authorHandle,
      sourceKind: mentions.sourceKind,
      title: mentions.title,
      text: mentions.text,
      sentiment: mentions.sentiment,
      corrected: mentions.sentimentByUser,
      emotions: mentions.emotions,
      intents: mentions.intents,
      themes: mentions.themes,
      aspects: mentions.aspects,
      language: mentions.language,
    })
    .from(mentions)
    .innerJoin(brands, eq(brands.id, mentions.brandId))
    .leftJoin(brandVoices, eq(brandVoices.brandId, brands.id))
    .where(
      and(
        eq(mentions.id, mentionId),
        sql`${mentions.brandId} = any(${bigints(brandIds)})`,
        sql`${mentions.deletedAt} is null`,
      ),
    );
  return row;
}

async function saidUnder({ db }: Platform, mentionId: number) {
  const [row] = await rows<{ texts: string[] | null; templateIds: number[] | null }>(
    db,
    sql`select
      (select jsonb_agg(text) from replies where mention_id = ${mentionId}::bigint and posted_at is not null) as texts,
      (select jsonb_agg(distinct template_id) from template_uses where mention_id = ${mentionId}::bigint)
        as "templateIds"`,
  );
  return { texts: row?.texts ?? [], templateIds: row?.templateIds ?? [] };
}

/** What stands for each variable. */
export function valuesFor({ mention, agent, brand, surveyLink }: Answering, sourceWord: string): Values {
  return {
    'author.first_name': firstName(mention.author),
    'agent.name': agent,
    brand: brand.name,
    source: sourceWord,
    order_no: orderNumber(`${mention.title ?? ''} ${mention.text}`),
    theme: mention.themes[0] ?? null,
    survey_link: surveyLink,
  };
}

/** The brand's templates, best first. */
export function proposalsFor(answer: Answering, values: Values): Proposal[] {
  const { sourceKind, language, intents, themes } = answer.mention;
  const fitted = { sourceKind, language, intents, themes, values, usedHere: answer.usedHere };
  return propose(answer.templates, { ...fitted, repeats: answer.voice.repeats });
}

/** What the coach says of these words under this mention. */
export const coachFor = (answer: Answering, reply: string): Coaching => coach(coachInput(answer, reply));

function coachInput(answer: Answering, reply: string): CoachInput {
  const { mention, voice, brand, agent, saidBefore, held, templates, usedHere } = answer;
  return {
    reply,
    mention,
    voice: {
      ...voice,
      signature: voice.signature.replace('{{agent.name}}', agent).replace('{{brand}}', brand.name),
    },
    brand: brand.name,
    agent,
    templates: templates.map((template) => ({
      name: template.name,
      texts: template.texts.map(({ text }) => text),
      usedThisWeek: template.usedThisWeek,
      usedInThread: usedHere.has(template.id),
    })),
    saidBefore,
    held,
  };
}

/** What a reply closes with. */
export const signatureOf = ({ voice, agent, brand }: Pick<Answering, 'voice' | 'agent' | 'brand'>): string =>
  fill(voice.signature, { 'agent.name': agent, brand: brand.name });
