/** A triage rule as a form carries it. Pure. */
import type { TriageActions } from '../db/schema.ts';
import type { DismissedReason, Priority } from '../mentions/mention.ts';

/** As chosen and typed; '' means: left alone. */
export type TypedActions = {
  /** `person:3` or `team:2:turn`. */
  assign: string;
  /** With commas between them. */
  tags: string;
  priority: string;
  /** `resolved`, `dismissed:spam` or `snoozed:24` (hours). */
  status: string;
  channel: string;
  /** '1': replies are approved first. */
  approval: string;
};

/** What does not look like a choice is left alone; whether it is there is for the verb to say. */
export function actionsOf({
  assign,
  tags,
  priority,
  status,
  channel,
  approval,
}: TypedActions): TriageActions {
  return {
    ...assignOf(assign),
    ...(tags.trim() && {
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    }),
    ...(priority && { priority: priority as Priority }),
    ...statusOf(status),
    ...(approval && { approval: true as const }),
    ...(/^\d{1,15}$/.test(channel) && { channelId: Number(channel) }),
  };
}

function assignOf(typed: string): Pick<TriageActions, 'assign'> {
  const [, to, digits, by] = /^(person|team):(\d{1,15})(?::(team|turn|load))?$/.exec(typed) ?? [];
  if (to === 'person') return { assign: { to, userId: Number(digits) } };
  return to === 'team' ? { assign: { to, teamId: Number(digits), by: (by ?? 'team') as 'team' } } : {};
}

function statusOf(typed: string): Pick<TriageActions, 'status'> {
  const [is, detail = ''] = typed.split(':');
  if (is === 'resolved') return { status: { is } };
  if (is === 'dismissed') return { status: { is, reason: detail as DismissedReason } };
  return is === 'snoozed' ? { status: { is, hours: Number(detail) } } : {};
}

/** What actionsOf reads. */
export function typedActions({
  assign,
  tags = [],
  priority,
  status,
  channelId,
  approval,
}: TriageActions): TypedActions {
  const detail =
    status?.is === 'dismissed' ? `:${status.reason}` : status?.is === 'snoozed' ? `:${status.hours}` : '';
  const to = assign?.to === 'team' ? `team:${assign.teamId}:${assign.by}` : `person:${assign?.userId}`;
  return {
    assign: assign ? to : '',
    tags: tags.join(', '),
    priority: priority ?? '',
    status: status ? status.is + detail : '',
    channel: channelId ? String(channelId) : '',
    approval: approval ? '1' : '',
  };
}
