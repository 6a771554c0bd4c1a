/** Help with a reply: templates, a suggested draft, and the coach. Nothing here is stored or sent. */
import { Hono } from 'hono';
import { z } from 'zod';
import { Fragment } from '../../views/layout.tsx';
import { Composer } from '../../views/mention-write.tsx';
import { Part } from '../../views/partials.tsx';
import { Coach } from '../../views/reply-coach.tsx';
import { GoesOut } from '../../views/reply-goes-out.tsx';
import { Picker } from '../../views/reply-picker.tsx';
import { Suggestion } from '../../views/reply-tools.tsx';
import { type InboxQuery, mentionUrl } from '../../views/urls.ts';
import type { WritingData } from '../../views/writable.ts';
import { notFound } from '../accounts/guard.ts';
import { fragmentFrameOf } from './frame.ts';
import { queryBehind, readInboxQuery } from './inbox-query.ts';
import { mentionOf, showPage } from './reply-page.tsx';
import { fragment, isPartial } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, pathId, readForm, readQuery } from './request/input.ts';
import {
  answeringFor,
  askedSuggestion,
  chosen,
  draftFor,
  pickerData,
  suggestionData,
  written,
} from './writing-data.ts';
import { WRITTEN } from './written-reply.ts';

const CHOSEN = z.object({ template: id.optional() });
const ASKED = z.object({ return: z.string().max(4000).default('/') });
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

/** The suggestion alone for htmx, the page with it otherwise. */
async function showSuggestion(
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
