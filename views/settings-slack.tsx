/** Confirming that an account in Slack is one's own. */
import { Banner, Card } from './cards.tsx';
import { PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { SettingsLayout } from './settings.tsx';

export type SlackLinkData = {
  token: string;
  /** As Slack calls them; null when the link was used or is too old. */
  slackName: string | null;
  name: string;
  email: string;
};

const WornOut = () => (
  <Card title="Link a Slack account" class="form-card stack">
    <p>
      This link was used already or is older than half an hour. Press a button under an alert in Slack again
      to get a new one.
    </p>
    <div class="button-row">
      <a class="button" href="/settings">
        Your settings
      </a>
    </div>
  </Card>
);

/** `/settings/slack/<token>`. */
export const SlackLinkPage = ({ frame, data }: { frame: Frame; data: SlackLinkData }) => (
  <SettingsLayout frame={frame} at="profile" title="Link a Slack account">
    {data.slackName === null ? (
      <WornOut />
    ) : (
      <Card title="Link a Slack account" class="form-card">
        <PostForm action={`/settings/slack/${data.token}`} class="form">
          <p>
            <b>
              <bdi>{data.slackName}</bdi>
            </b>{' '}
            in Slack will act as{' '}
            <b>
              <bdi>{data.name}</bdi>
            </b>{' '}
            ({data.email}): take mentions, snooze them and set them aside, with your role and in your name.
          </p>
          <Banner tone="warn" icon="triangle-alert">
            Only link an account that is your own. If somebody sent you this address, do not go on.
          </Banner>
          <div class="button-row">
            <button type="submit" class="button solid">
              Yes, this is me
            </button>
            <a class="button quiet" href="/settings">
              Cancel
            </a>
          </div>
        </PostForm>
      </Card>
    )}
  </SettingsLayout>
);
