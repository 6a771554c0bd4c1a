/** What Slack says when it does not take a message, and what that means (api.slack.com: chat.postMessage, incoming webhooks). */
import type { FailureClass } from '../../failure.ts';
import type { Meaning, Service } from './answered.ts';

const ANEW = 'Copy the bot token again, under OAuth & Permissions of the app in Slack, and enter it here.';
const WEBHOOK = 'Make a new webhook in Slack and enter its address here.';
const OURS = 'The fault is on Earshot’s side; please report it.';
const AGAIN = 'Earshot tries again.';
const ADMIN = 'Ask an admin of the workspace.';

const MEANINGS: Record<string, Meaning> = {
  not_in_channel: ['forbidden', 'the app is not in this channel. Type /invite and the app’s name there.'],
  channel_not_found: [
    'gone',
    'there is no such channel, or it is private and the app is not in it. Check its ID, or invite the app.',
  ],
  is_archived: ['gone', 'the channel is archived. Unarchive it in Slack, or choose another one.'],
  channel_is_archived: ['gone', 'the channel is archived. Unarchive it in Slack, or choose another one.'],
  user_not_found: ['gone', 'the person that it would write to is gone. Choose a channel.'],
  invalid_auth: ['auth', `it does not know this bot token. ${ANEW}`],
  not_authed: ['auth', `no bot token arrived. ${ANEW}`],
  token_revoked: ['auth', `the bot token was revoked, or the app was removed from the workspace. ${ANEW}`],
  token_expired: ['auth', `the bot token has expired. Switch token rotation off, or enter a new token.`],
  not_allowed_token_type: ['auth', 'this is not a bot token. A bot token begins with xoxb-.'],
  account_inactive: ['auth', `the app’s bot was switched off or the workspace is closed. ${ANEW}`],
  invalid_token: ['auth', `it does not accept this webhook any more. ${WEBHOOK}`],
  no_service: ['gone', `this webhook was removed or switched off. ${WEBHOOK}`],
  no_active_hooks: ['gone', `the app has no webhook any more. ${WEBHOOK}`],
  no_team: ['gone', `the workspace of this webhook is gone. ${WEBHOOK}`],
  team_disabled: ['gone', `the workspace is closed. ${ADMIN}`],
  missing_scope: [
    'forbidden',
    'the app may not write messages. Add the scope chat:write under OAuth & Permissions, and install the app again.',
  ],
  no_permission: ['forbidden', 'the app may not do this. Give it the scope chat:write and install it again.'],
  access_denied: ['forbidden', `the app may not do this in the workspace. ${ADMIN}`],
  team_access_not_granted: ['forbidden', `the app has no access to this workspace. ${ADMIN}`],
  ekm_access_denied: ['forbidden', `an admin has suspended posting in this workspace. ${ADMIN}`],
  enterprise_is_restricted: ['forbidden', `the organisation does not let apps post. ${ADMIN}`],
  restricted_action: ['forbidden', `a rule of the workspace keeps the app from posting. ${ADMIN}`],
  restricted_action_read_only_channel: [
    'forbidden',
    'the channel is read-only for apps. Choose another channel, or let the app post there.',
  ],
  restricted_action_thread_only_channel: [
    'forbidden',
    'the channel takes answers in threads only. Choose another channel.',
  ],
  action_prohibited: ['forbidden', `an admin does not let apps post there. ${ADMIN}`],
  posting_to_general_channel_denied: [
    'forbidden',
    'only some may post to the general channel. Choose another channel.',
  ],
  messages_tab_disabled: ['forbidden', 'the app cannot be written with directly. Choose a channel.'],
  ratelimited: ['rate', 'too many messages for now. Earshot waits as long as it is told.'],
  rate_limited: ['rate', 'too many messages for now. Earshot waits as long as it is told.'],
  message_limit_exceeded: ['rate', 'the workspace has reached its limit of messages. Earshot waits.'],
  invalid_payload: ['bad-query', `it does not understand the message. ${OURS}`],
  invalid_blocks: ['bad-query', `it does not understand the message’s layout. ${OURS}`],
  invalid_blocks_format: ['bad-query', `it does not understand the message’s layout. ${OURS}`],
  invalid_arguments: ['bad-query', `it does not understand the request. ${OURS}`],
  invalid_json: ['bad-query', `it does not understand the request. ${OURS}`],
  msg_blocks_too_long: ['bad-query', `the message is too long. ${OURS}`],
  msg_too_long: ['bad-query', `the message is too long. ${OURS}`],
  metadata_too_large: ['bad-query', `the message’s event id is too long. ${OURS}`],
  no_text: ['bad-query', `the message has no text. ${OURS}`],
  too_many_attachments: ['bad-query', `the message has too many parts. ${OURS}`],
  missing_text_or_fallback_or_attachments: ['bad-query', `the message has no text. ${OURS}`],
  rollup_error: ['transient', `something went wrong on its side. ${AGAIN}`],
  internal_error: ['transient', `something went wrong on its side. ${AGAIN}`],
  fatal_error: ['transient', `something went wrong on its side. ${AGAIN}`],
  service_unavailable: ['transient', `it is out of order at the moment. ${AGAIN}`],
  request_timeout: ['transient', `it did not get the whole message in time. ${AGAIN}`],
  org_login_required: ['transient', `the workspace is being moved. ${AGAIN}`],
  team_added_to_org: ['transient', `the workspace is being moved. ${AGAIN}`],
};

/** What the word means for the alert, and what a person can do; null for an unknown one. */
export const meaningOf = (word: string): { failureClass: FailureClass; sentence: string } | null => {
  if (!Object.hasOwn(MEANINGS, word)) return null;
  const [failureClass, sentence] = MEANINGS[word]!;
  return { failureClass, sentence };
};

/** The message whose thread was meant takes none, or is gone. */
export const WITHOUT_THREAD = new Set([
  'cannot_reply_to_message',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'thread_not_found',
  'invalid_thread_ts',
]);

/** The message cannot be changed any more: somebody deleted it, or another app sent it. */
export const UNCHANGEABLE = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
  'streaming_state_conflict',
]);

/** Answers without a word of Slack's own. */
export const SLACK: Service = {
  name: 'Slack',
  classes: {
    auth: 'it does not accept the bot token or the webhook. Enter it again.',
    forbidden: `it does not let Earshot post. ${ADMIN}`,
    gone: `there is nothing at this address any more. ${WEBHOOK}`,
    rate: 'too many messages for now. Earshot waits as long as it is told.',
    'bad-query': `it does not understand the message. ${OURS}`,
    transient: 'something is wrong on its side. The message waits and Earshot tries again.',
  },
};
