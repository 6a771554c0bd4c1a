/** How the app is made in Slack, so that nothing has to be looked up. */
import { isCallable } from './slack-buttons.ts';

export type SlackApp = {
  /** What Slack calls when somebody presses a button. */
  requestUrl: string;
  /** Slack can call it. */
  isCallable: boolean;
  /** YAML for "Create app from a manifest". */
  manifest: string;
};

/** What to enter in Slack for an Earshot at this address. */
export function slackApp(publicUrl: string): SlackApp {
  const requestUrl = `${publicUrl}/hooks/slack`;
  const answers = isCallable(requestUrl);
  const interactivity = answers
    ? `  interactivity:\n    is_enabled: true\n    request_url: ${requestUrl}\n`
    : '';
  return { requestUrl, isCallable: answers, manifest: MANIFEST.replace('  #interactivity\n', interactivity) };
}

const MANIFEST = `display_information:
  name: Earshot
  description: Mentions to answer
features:
  bot_user:
    display_name: Earshot
    always_online: true
oauth_config:
  scopes:
    bot:
      - chat:write
settings:
  #interactivity
  org_deploy_enabled: false
  socket_mode_enabled: false
  token_rotation_enabled: false
`;
