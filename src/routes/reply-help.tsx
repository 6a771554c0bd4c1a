/** Help with a reply: templates, a suggested draft, and the coach. Nothing here is stored or sent. */
import { Hono } from 'hono';
import { z } from 'zod';
import { InboxPage } from '../../views/inbox.tsx';
import { Fragment } from '../../views/layout.tsx';
import type { MentionData } from '../../views/mention.tsx';
import { OnTheirWay, type RefusedReview } from '../../views/mention-outgoing.tsx';
import { Composer, LinkField } from '../../views/mention-write.tsx';
import { Announced, Part } from '../../views/partials.tsx';
import { Coach } from '../../views/reply-coach.tsx';
import { GoesOut } from '../../views/reply-goes-out.tsx';
import { Picker } from '../../views/reply-picker.tsx';
import { Suggestion, type WritingData } from '../../views/reply-tools.tsx';
import { type InboxQuery, mentionUrl } from '../../views/urls.ts';
import { notFound } from '../accounts/guard.ts';
import type { Refusal } from '../failure.ts';
import { fragmentFrameOf, frameOf } from './frame.ts';
import { opened } from './inbox.tsx';
import { listFor } from './inbox-data.ts';
import { queryBehind, readInboxQuery } from './inbox-query.ts';
import { mentionFor } from './mention-data.ts';
import { fragment, isPartial, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { checked, id, pathId, readForm, readQuery, text } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';
import {
  answeringFor,
  askedSuggestion,
  chosen,
  draftFor,
  pickerData,
  suggestionData,
  written,
} from './writing-data.ts';

const CHOSEN = z.object({ template: id.optional() });
const ASKED = z.object({ return: z.string().max(4000).default('/') });
const WRITTEN = z.object({
  text: text(20_000),
  template: id.optional(),
  url: text(4096).optional(),
  /** What the page shows: whether the last check blocked. */
  blocked: z.string().optional(),
  return: z.string().max(4000).default('/'),
});

const REVIEWED = z.object({
  text: text(20_000).optional(),
  note: text(20_000).optional(),
  return: z.string().max(4000).default('/'),
});

export const replyHelpRoutes = new Hono<Environment>();

replyHelpRoutes.get('/mentions/:id/templates', async (c) => {
  const mentionId = pathId(c, 'mention');
  const query = readInboxQuery(c.req.query());
  const answer = await answeringFor(c, mentionId);
  if (!isPartial(c)) return c.redirect(mentionUrl(mentionId, query, { pick: 'template' }), 303);
  const picker = <Picker id={mentionId} query={query} picker={pickerData(c, answer)} />;
  return fragment(c, <Fragment frame={await fragmentFrameOf(c)}>{picker}</Fragment>);
});

replyHelpRoutes.get('/mentions/:id/suggestion', async (c) => {
  const mentionId = pathId(c, 'mention');
  const query = readInboxQuery(c.req.query());
  const answer = await answeringFor(c, mentionId);
  if (!isPartial(c)) return c.redirect(mentionUrl(mentionId, query, { pick: 'draft' }), 303);
  const suggestion = suggestionData(c, draftFor(answer));
  return showSuggestion(c, mentionId, query, suggestion);
});

/** Asks the language model; where it gives nothing, the draft by rules stays and the reason is said. */
replyHelpRoutes.post('/mentions/:id/suggestion', async (c) => {
  const mentionId = pathId(c, 'mention');
  const form = await readForm(c, ASKED);
  const answer = await answeringFor(c, mentionId);
  return showSuggestion(c, mentionId, queryBehind(form.return), await askedSuggestion(c, answer));
});

replyHelpRoutes.get('/mentions/:id/composer', async (c) => {
  const mentionId = pathId(c, 'mention');
  const query = readInboxQuery(c.req.query());
  const { template } = readQuery(c, CHOSEN);
  const writing = template ? chosen(await answeringFor(c, mentionId), template) : null;
  if (!writing) throw notFound('template');
  if (!isPartial(c)) return c.redirect(mentionUrl(mentionId, query, { template: String(template) }), 303);
  return showWriting(c, mentionId, query, writing);
});

/** A suggestion that is used: it fills the box, and is only text there. */
replyHelpRoutes.post('/mentions/:id/composer', async (c) => {
  const mentionId = pathId(c, 'mention');
  const form = await readForm(c, WRITTEN);
  const answer = await answeringFor(c, mentionId);
  const writing = written(answer, form.text, form.template ?? null);
  return showWriting(c, mentionId, queryBehind(form.return), writing);
});

replyHelpRoutes.post('/mentions/:id/coaching', async (c) => {
  const mentionId = pathId(c, 'mention');
  const form = await readForm(c, WRITTEN);
  const answer = await answeringFor(c, mentionId);
  const writing = written(answer, form.text, form.template ?? null);
  const query = queryBehind(form.return);
  if (!isPartial(c)) return showPage(c, mentionId, query, { writing });
  const isBlocked = writing.coach?.blocked ?? false;
  const turned = isBlocked !== (form.blocked !== undefined);
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Part target="#coach">
        <Coach coach={writing.coach} most={null} />
      </Part>
      {turned && (
        <Part target="#goes-out">
          <GoesOut mention={await mentionOf(c, mentionId, query)} blocked={isBlocked} />
        </Part>
      )}
    </Fragment>,
  );
});

/** A reply that was refused: what was typed stays, with the reasons beside it (422). */
export async function answerRefusedReply(
  c: Request,
  { mentionId, form, refusal }: { mentionId: number; form: unknown; refusal: Refusal },
) {
  const { text: reply, template, url, return: path } = checked(WRITTEN, form);
  const { message: problem, fields: errors } = refusal;
  const answer = await answeringFor(c, mentionId);
  const writing = { ...written(answer, reply, template ?? null), url, errors };
  if (!isPartial(c)) return showPage(c, mentionId, queryBehind(path), { writing }, problem);
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Part target="#coach">
        <Coach coach={writing.coach} most={null} error={errors.text} />
      </Part>
      {errors.url && (
        <Part target="#reply-link">
          <LinkField url={url} error={errors.url} />
        </Part>
      )}
      <Announced said={problem} />
    </Fragment>,
    422,
  );
}

/** An approval, or a reply sent back, that was refused: the form with what was typed and why (422). */
export async function answerRefusedReview(
  c: Request,
  { mentionId, form, refused }: { mentionId: number; form: unknown; refused: Omit<RefusedReview, 'typed'> },
) {
  const { text: words, note, return: path } = checked(REVIEWED, form);
  const review = { ...refused, typed: note ?? words ?? '' };
  const query = queryBehind(path);
  if (!isPartial(c)) return showPage(c, mentionId, query, { refused: review }, refused.problem);
  const mention = { ...(await mentionOf(c, mentionId, query)), refused: review };
  return fragment(
    c,
    <Fragment frame={await frameOf(c)}>
      <Part target="#on-its-way">
        <OnTheirWay mention={mention} query={query} />
      </Part>
      <Announced said={refused.problem} />
    </Fragment>,
    422,
  );
}

/** The suggestion alone for htmx, the page with it otherwise. */
export async function showSuggestion(
  c: Request,
  mentionId: number,
  query: InboxQuery,
  suggestion: NonNullable<WritingData['suggestion']>,
) {
  const nothing = { text: null, templateId: null, coach: null, picker: null };
  if (!isPartial(c)) return showPage(c, mentionId, query, { writing: { ...nothing, suggestion } });
  const mention = await mentionOf(c, mentionId, query);
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Suggestion mention={mention} query={query} suggestion={suggestion} />
    </Fragment>,
  );
}

/** The composer for htmx, the page with it otherwise. */
async function showWriting(c: Request, mentionId: number, query: InboxQuery, writing: WritingData) {
  if (!isPartial(c)) return showPage(c, mentionId, query, { writing });
  const mention = { ...(await mentionOf(c, mentionId, query)), writing };
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Composer mention={mention} query={query} />
    </Fragment>,
  );
}

async function mentionOf(c: Request, mentionId: number, query: InboxQuery) {
  const { viewer } = permittedSomewhere(c, 'see mention');
  const asked = { query, seen: await seenBrands(c), viewer };
  return mentionFor(c.get('platform'), mentionId, asked, { rows: [], count: { n: 0, capped: false } });
}

/** The page of the mention with what was typed, chosen, suggested or refused. */
export async function showPage(
  c: Request,
  mentionId: number,
  query: InboxQuery,
  more: Pick<MentionData, 'writing' | 'refused'>,
  problem: string | null = null,
) {
  const { viewer } = permittedSomewhere(c, 'see mention');
  const [seen, sources] = await Promise.all([seenBrands(c), briefOnSources(c)]);
  const asked = { query, seen, viewer, sources };
  const [list, frame] = await Promise.all([listFor(c.get('platform'), asked), frameOf(c)]);
  const detail = await mentionFor(c.get('platform'), mentionId, { ...asked, query: list.query }, list);
  const told = problem === null ? frame : { ...frame, notice: { text: problem } };
  const data = opened(list, { ...detail, ...more });
  return show(c, <InboxPage frame={told} data={data} />, problem === null ? 200 : 422);
}
