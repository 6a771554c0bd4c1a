/** Drafts that tell people what was fixed, as one user's own. */
import { sql } from 'drizzle-orm';
import { bigints, rows } from '../db/db.ts';
import type { Actor } from '../mentions/mention.ts';
import { fill, firstName, orderNumber } from '../mentions/writing/fill.ts';
import { propose } from '../mentions/writing/template-fit.ts';
import { type Template, templateById } from '../mentions/writing/templates.ts';
import type { Voice } from '../mentions/writing/voice.ts';
import { voiceFile, voiceIn } from '../mentions/writing/voices.ts';
import type { Platform } from '../platform/platform.ts';
import { SOURCE_LABELS } from '../sources/labels.ts';
import type { Complainant } from './complainants.ts';
import type { Fix } from './fix.ts';
import { fixedDraft } from './fixed-draft.ts';

/** One for each person, below their complaint; where the user has begun a reply there already, that one stays. */
export async function writeDrafts(
  inside: Platform,
  actor: Actor,
  { fix, agent }: { fix: Fix; agent: string },
  people: Complainant[],
): Promise<void> {
  const voice = voiceIn(await voiceFile(inside, fix.brandId));
  const template = fix.templateId === null ? null : await templateById(inside, fix.templateId);
  const said = await saidIn(
    inside,
    people.map(({ mentionId }) => mentionId),
  );
  const drafts = people.map((person) => ({
    mention: person.mentionId,
    ...wordsFor(person, said.get(person.mentionId)!, { fix, agent, voice, template }),
  }));
  await inside.db.execute(sql`insert into replies (mention_id, user_id, text, template_id, created_at)
    select d.mention, ${actor.userId}::bigint, d.text, d.template, ${inside.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(drafts)}::text::jsonb) as d(mention bigint, text text, template bigint)
    where not exists (select 1 from replies r where r.mention_id = d.mention and r.posted_at is null
      and r.user_id is not distinct from ${actor.userId}::bigint)`);
}

type Said = { mentionId: number; intents: string[]; themes: string[]; words: string };

async function saidIn({ db }: Platform, ids: number[]): Promise<Map<number, Said>> {
  const found = await rows<Said>(
    db,
    sql`select id::float8 as "mentionId", to_jsonb(intents) as intents, to_jsonb(themes) as themes,
        coalesce(title || ' ', '') || "text" as words
      from mentions where id = any(${bigints(ids)})`,
  );
  return new Map(found.map((row) => [row.mentionId, row]));
}

type Writing = { fix: Fix; agent: string; voice: Voice; template: Template | null };

/** The fix's template where it has a wording that fits the source, else authored sentences. */
function wordsFor(person: Complainant, said: Said, { fix, agent, voice, template }: Writing) {
  const { sourceKind, language, publishedAt } = person;
  const author = { name: person.name, handle: person.handle };
  const own = { 'agent.name': agent, brand: fix.brandName };
  const about = {
    order_no: orderNumber(said.words),
    theme: fix.theme,
    source: SOURCE_LABELS[sourceKind] ?? sourceKind,
  };
  const values = { ...own, ...about, 'author.first_name': firstName(author) };
  const fitted = {
    ...said,
    sourceKind,
    language,
    values,
    usedHere: new Set<number>(),
    repeats: voice.repeats,
  };
  const [proposal] = template ? propose([template], fitted) : [];
  if (proposal && !proposal.isTooLong) return { text: proposal.text, template: proposal.id };
  const text = fixedDraft({
    author,
    sourceKind,
    publishedAt,
    tone: voice.tone,
    signature: fill(voice.signature, own),
    fix,
  });
  return { text, template: null };
}
