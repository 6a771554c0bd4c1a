/** Microsoft Teams by a Workflows address: one way, with buttons that are links. */
import { safeUrl } from '../../text.ts';
import { answered, type Meaning, type Service, wordIn } from './answered.ts';
import type { ChannelKind } from './channel.ts';
import { postJson } from './post.ts';
import { teamsMessage } from './teams-card.ts';

const HOSTS = ['api.powerplatform.com', 'api.powerautomate.com', 'logic.azure.com'];
const ANEW =
  'In Teams, open Workflows, make “Post to a channel when a webhook request is received”, and enter its address here.';

export const teams: ChannelKind = {
  kind: 'teams',
  label: 'Microsoft Teams',
  settings: [
    {
      name: 'workflowUrl',
      label: 'Workflow URL',
      help: 'In Teams: Workflows, “Post to a channel when a webhook request is received”. It shows this address at the end. Whoever has it can post.',
      required: true,
      secret: true,
      example: 'https://prod-01.westeurope.logic.azure.com/workflows/…',
    },
  ],
  problems({ workflowUrl = '' }): Record<string, string> {
    const problem = problemOf(workflowUrl);
    return problem ? { workflowUrl: problem } : {};
  },
  hint({ workflowUrl = '' }) {
    const { host, pathname } = new URL(workflowUrl);
    const [, workflow = ''] = /\/workflows\/([^/]+)/.exec(pathname) ?? [];
    return `${host}/…${workflow.slice(-4)}`;
  },
  async send(message, { workflowUrl = '' }, outside) {
    const reply = await postJson({ url: workflowUrl, body: JSON.stringify(teamsMessage(message)) }, outside);
    const failure = answered(reply, SERVICE, outside.now());
    if (failure) throw failure;
    return { externalId: null };
  },
};

function problemOf(address: string): string | null {
  const safe = safeUrl(address);
  if (!safe) return 'This is not a web address. Copy the whole workflow URL, beginning with https://.';
  const { protocol, hostname } = new URL(safe);
  const isOf = (host: string) => hostname === host || hostname.endsWith(`.${host}`);
  if (isOf('webhook.office.com') || isOf('outlook.office.com'))
    return `This is an Office 365 connector, which Microsoft has switched off. ${ANEW}`;
  if (!HOSTS.some(isOf))
    return `${hostname} is not where Teams takes messages: a workflow’s address is on ${HOSTS.join(', ')}. Copy it from Workflows in Teams.`;
  return protocol === 'https:' ? null : 'The address has to begin with https://.';
}

const GONE: Meaning = ['gone', `there is no such workflow any more. ${ANEW}`];
const OFF: Meaning = [
  'gone',
  'the workflow is switched off. Turn it on in Workflows, then send a test here.',
];
const KEY: Meaning = [
  'auth',
  'the key in the address is missing or no longer valid. Copy the whole workflow URL again.',
];

/** Codes of Azure Logic Apps, which runs the workflows. */
const SERVICE: Service = {
  name: 'Teams',
  codes: {
    WorkflowNotFound: GONE,
    WorkflowTriggerNotFound: GONE,
    WorkflowVersionNotFound: GONE,
    WorkflowDisabled: OFF,
    WorkflowTriggerIsNotEnabled: OFF,
    DirectApiAuthorizationRequired: KEY,
    DirectApiInvalidAuthorizationScheme: KEY,
    AuthorizationFailed: KEY,
    MissingApiVersionParameter: [
      'auth',
      'the address is cut off. Copy the whole workflow URL again, to its end.',
    ],
    TriggerInputSchemaMismatch: [
      'bad-query',
      'this workflow expects something else than a Teams card. Make it from the template for webhook requests.',
    ],
    ActionResponseTimedOut: ['transient', 'the workflow took too long. Earshot tries again.'],
  },
  classes: {
    auth: KEY[1],
    forbidden:
      'it may be used only inside your organisation. In the workflow’s trigger, let anyone trigger it.',
    gone: GONE[1],
    rate: 'too many messages at once. Earshot waits as long as it is told.',
    'bad-query': 'it does not understand the card. The fault is on Earshot’s side; please report it.',
    transient: 'something is wrong on Microsoft’s side. The message waits and Earshot tries again.',
  },
  read(body) {
    const error = (body as { error?: unknown } | null)?.error;
    return { code: wordIn(error, 'code'), said: wordIn(error, 'code') };
  },
};
