/** Forms about a mention that were refused: the form again, with what was typed and why (422). */
import { z } from 'zod';
import { Fragment } from '../../views/layout.tsx';
import { OnTheirWay } from '../../views/mention-outgoing.tsx';
import { LinkField } from '../../views/mention-write.tsx';
import type { RefusedForm } from '../../views/movable.ts';
import { Announced, Part } from '../../views/partials.tsx';
import { Coach } from '../../views/reply-coach.tsx';
import type { Refusal } from '../failure.ts';
import { fragmentFrameOf } from './frame.ts';
import { queryBehind } from './inbox-query.ts';
import { mentionOf, showPage } from './reply-page.tsx';
import { fragment, isPartial } from './request/answer.tsx';
import type { Request } from './request/environment.ts';
import { checked, text } from './request/input.ts';
import { answeringFor, written } from './writing-data.ts';
import { WRITTEN } from './written-reply.ts';

const MOVED = z.object({
  text: z.string().optional(),
  add: z.string().optional(),
  return: z.string().max(4000).default('/'),
});
const REVIEWED = z.object({
  text: text(20_000).optional(),
  note: text(20_000).optional(),
  return: z.string().max(4000).default('/'),
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
  { mentionId, form, refused }: { mentionId: number; form: unknown; refused: Omit<RefusedForm, 'typed'> },
) {
  const { text: words, note, return: path } = checked(REVIEWED, form);
  const review = { ...refused, typed: note ?? words ?? '' };
  const query = queryBehind(path);
  if (!isPartial(c)) return showPage(c, mentionId, query, { refused: review }, refused.problem);
  const mention = { ...(await mentionOf(c, mentionId, query)), refused: review };
  return fragment(
    c,
    <Fragment frame={await fragmentFrameOf(c)}>
      <Part target="#on-its-way">
        <OnTheirWay mention={mention} query={query} />
      </Part>
      <Announced said={refused.problem} />
    </Fragment>,
    422,
  );
}

/** Any other move that was refused, for a page without a script: a note, a tag. */
export async function answerRefusedMove(
  c: Request,
  { mentionId, form, refused }: { mentionId: number; form: unknown; refused: Omit<RefusedForm, 'typed'> },
) {
  const { text: words, add, return: path } = checked(MOVED, form);
  const shown = { ...refused, typed: words ?? add ?? '' };
  return showPage(c, mentionId, queryBehind(path), { refused: shown }, refused.problem);
}
