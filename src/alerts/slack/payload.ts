/** What Slack says when somebody presses something (docs.slack.dev: block_actions payloads). */
import { z } from 'zod';
import { cleanText } from '../../text.ts';
import { type Press, pressIn } from '../channels/slack-buttons.ts';
import type { SlackPerson } from './links.ts';

const LONGEST_NAME = 120;
const ID = z.string().regex(/^[A-Z0-9]{1,40}$/);
const WORD = z.string().max(400).optional();

const PAYLOAD = z.object({
  type: z.string(),
  user: z.object({ id: ID, username: WORD, name: WORD, team_id: ID.optional() }),
  team: z.object({ id: ID, domain: WORD }).nullish(),
  enterprise: z.object({ id: ID }).nullish(),
  response_url: z.string().max(2000).optional(),
  actions: z
    .array(
      z.object({
        value: z.string().max(2000).optional(),
        selected_option: z.object({ value: z.string().max(2000) }).nullish(),
      }),
    )
    .default([]),
});

export type Interaction = {
  person: SlackPerson;
  responseUrl: string | null;
  /** Null for what asks nothing of Earshot, such as a link. */
  pressed: { press: Press; alertId: string } | null;
};

export type Message = { challenge: string } | Interaction;

/** What was sent; null for what Slack does not send. */
export function messageIn(body: string): Message | null {
  const challenge = z
    .object({ type: z.literal('url_verification'), challenge: z.string().max(1000) })
    .safeParse(parsed(body));
  if (challenge.success) return { challenge: challenge.data.challenge };
  const payload = PAYLOAD.safeParse(parsed(new URLSearchParams(body).get('payload') ?? ''));
  return payload.success ? interactionIn(payload.data) : null;
}

function interactionIn({
  type,
  user,
  team,
  enterprise,
  response_url: responseUrl,
  actions,
}: z.output<typeof PAYLOAD>): Interaction | null {
  const teamId = user.team_id ?? team?.id ?? enterprise?.id;
  if (!teamId) return null;
  const [action] = type === 'block_actions' ? actions : [];
  const name = cleanText(user.username ?? user.name ?? user.id, LONGEST_NAME / 2);
  const place = team?.domain ? ` in ${cleanText(team.domain, LONGEST_NAME / 2)}` : '';
  return {
    person: { teamId, slackUserId: user.id, slackName: `${name}${place}` },
    responseUrl: responseUrl ?? null,
    pressed: pressIn(action?.selected_option?.value ?? action?.value ?? ''),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
