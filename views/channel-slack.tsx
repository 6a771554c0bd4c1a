/** How Slack is connected: what each way gives, and what to enter where. */
import { Banner, Card } from './cards.tsx';

export type SlackAppData = { requestUrl: string; isCallable: boolean; manifest: string };

const Ways = () => (
  <dl class="ways">
    <dt>Incoming webhook</dt>
    <dd>One address for one channel. Messages carry links to Earshot; they are not changed afterwards.</dd>
    <dt>Slack app</dt>
    <dd>
      Similar mentions answer in one thread, the message says who took it, and Take it, Snooze, Not relevant,
      Useful and Noise work in Slack.
    </dd>
  </dl>
);

const NoCall = () => (
  <Banner tone="warn" icon="triangle-alert">
    Slack cannot call Earshot: buttons need a public https address. Set PUBLIC_URL to it. Until then an app
    posts in threads and changes its messages, with links in the place of buttons.
  </Banner>
);

const Steps = ({ app }: { app: SlackAppData }) => (
  <ol class="steps-by-hand">
    <li>At api.slack.com/apps choose Create New App, From a manifest, and paste the text below.</li>
    <li>Install the app to the workspace. OAuth &amp; Permissions then shows the bot token.</li>
    <li>Basic Information, App Credentials shows the signing secret.</li>
    <li>In the channel, type /invite @Earshot. Its ID stands at the bottom of the channel’s details.</li>
    {!app.isCallable && (
      <li>Later: Interactivity &amp; Shortcuts, switch it on, and enter the request URL below.</li>
    )}
  </ol>
);

/** Beside the form. */
export const SlackGuide = ({ app }: { app: SlackAppData }) => (
  <div class="sheet-part">
    <Card title="Two ways" class="stack">
      <Ways />
    </Card>
    <Card title="Make the app" class="stack">
      {!app.isCallable && <NoCall />}
      <Steps app={app} />
      <div class="field">
        <b class="field-name">Request URL</b>
        <code class="address">{app.requestUrl}</code>
      </div>
      <div class="field">
        <label class="field-name" for="manifest">
          App manifest
        </label>
        <textarea class="input lines" id="manifest" rows={10} readonly spellcheck={false}>
          {app.manifest}
        </textarea>
      </div>
      <p class="hint">
        Whoever presses a button is asked once who they are in Earshot, and then may do there what they may do
        here.
      </p>
    </Card>
  </div>
);
