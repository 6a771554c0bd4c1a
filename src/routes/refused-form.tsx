/** Forms about a mention that were refused: the form again, with what was typed and why. */
import { z } from 'zod';
import { Fragment } from '../../views/layout.tsx';
import { OnTheirWay } from '../../views/mention-outgoing.tsx';
import { LinkField } from '../../views/mention-write.tsx';
import type { RefusedForm } from '../../views/movable.ts';
import { Announced, Part } from '../../views/partials.tsx';
import { Coach } from '../../views/reply-coach.tsx';
import { ReplyPictures } from '../../views/reply-pictures.tsx';
import type { Refusal } from '../failure.ts';
import { keepTyped } from '../mentions/reply.ts';
import { fragmentFrameOf } from './frame.ts';
import { queryBehind } from './inbox-query.ts';
import { keepPicture, writerBrandIds } from './kept-picture.ts';
import { mentionOf, refusedStatus, showPage } from './reply-page.tsx';
import { fragment, isPartial } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { checked } from './request/input.ts';
import { signedIn } from './request/session.ts';
import { answeringFor, written } from './writing-data.ts';
import { WRITTEN } from './written-reply.ts';

type Refused = {
  mentionId: number;
  /** The last part of where it was sent. */
  path: string;
  form: Record<string, unknown>;
  refusal: Refusal;
};

/** In which field people type, where it is not `text`. */
const TYPED_IN: Record<string, string> = {
  return: 'note',
  settlement: 'url',
  tags: 'add',
  themes: 'add',
  snooze: 'at',
};
const ON_THEIR_WAY = new Set(['approval', 'return', 'settlement']);

/** The form once more. Throws the refusal where the page has no such form, or its script keeps what was typed. */
export function answerRefused(c: Request, refused: Refused) {
  const { path, refusal } = refused;
  if (path === 'replies' && refusal.reason !== 'not-found') return answerReply(c, refused);
  if (ON_THEIR_WAY.has(path) && isAboutAField(refusal)) return answerOnItsWay(c, refused);
  const isNote = path === 'note' && refusal.reason === 'not-found';
  if (isPartial(c) || !(isNote || /^(?:invalid|conflict)$/.test(refusal.reason))) throw refusal;
  return answerForm(c, refused);
}

const isAboutAField = ({ reason, fields }: Refusal) => reason === 'invalid' || Object.keys(fields).length > 0;

/** Words that are in order but may not go out now are kept as the draft, too. */
async function answerReply(c: Request, { mentionId, form, refusal }: Refused) {
  const { text: reply, template, url, return: path } = checked(WRITTEN, form);
  const { message: problem, fields: errors } = refusal;
  if (refusal.reason !== 'invalid') await keepDraft(c, mentionId, reply);
  if (!errors.picture) await keepPicture(c, mentionId, form);
  const answer = await answeringFor(c, mentionId);
  const description = errors.picture && typeof form.description === 'string' ? form.description : undefined;
  const writing = { ...written(answer, reply, template ?? null), url, description, errors };
  if (!isPartial(c)) return showPage(c, mentionId, queryBehind(path), { writing }, refusal);
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Part target="#coach">
        <Coach coach={writing.coach} most={null} error={errors.text} />
      </Part>
      {errors.picture && (
        <Part target="#reply-pictures">
          <ReplyPictures mention={{ ...(await mentionOf(c, mentionId, queryBehind(path))), writing }} />
        </Part>
      )}
      {errors.url && (
        <Part target="#reply-link">
          <LinkField url={url} error={errors.url} />
        </Part>
      )}
      <Announced said={problem} />
    </Fragment>,
    refusedStatus(refusal),
  );
}

async function keepDraft(c: Request, mentionId: number, text: string): Promise<void> {
  const { actor } = signedIn(c);
  await keepTyped(c.get('platform'), actor, { mentionId, brandIds: await writerBrandIds(c), text });
}

const queryOf = ({ form }: Refused) => queryBehind(checked(RETURN, form).return);
const RETURN = z.object({ return: z.string().max(4000).default('/') });

function typedIn({ path, form, refusal }: Refused): RefusedForm {
  const typed = form[TYPED_IN[path] ?? 'text'];
  const about = typeof form.note === 'string' ? Number(form.note) : undefined;
  return { path, about, typed: typeof typed === 'string' ? typed : '', problem: refusal.message };
}

/** An approval, a reply sent back, or what became of one. */
async function answerOnItsWay(c: Request, refused: Refused) {
  const { mentionId, refusal } = refused;
  const [query, again] = [queryOf(refused), typedIn(refused)];
  if (!isPartial(c)) return showPage(c, mentionId, query, { refused: again }, refusal);
  const mention = { ...(await mentionOf(c, mentionId, query)), refused: again };
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Part target="#on-its-way">
        <OnTheirWay mention={mention} query={query} />
      </Part>
      <Announced said={refusal.message} />
    </Fragment>,
    refusedStatus(refusal),
  );
}

/** Where its own form is gone meanwhile, words for the public stay in the composer, others as a note. */
async function answerForm(c: Request, refused: Refused) {
  const { mentionId, path, refusal } = refused;
  const again = typedIn(refused);
  const isGone = refusal.reason !== 'invalid';
  if (path === 'approval') {
    const writing = written(await answeringFor(c, mentionId), again.typed, null);
    return showPage(c, mentionId, queryOf(refused), { writing }, refusal);
  }
  const asNote = isGone && (path === 'return' || path === 'note');
  const shown = asNote ? { ...again, path: 'notes' } : again;
  return showPage(c, mentionId, queryOf(refused), { refused: shown }, refusal);
}
