/** A person's accounts in Slack, each with its way out. */
import { Card } from './cards.tsx';
import { PostForm } from './forms.tsx';

export type SlackAccount = { teamId: string; slackUserId: string; slackName: string };

/** On the profile page, for those who linked one. */
export const SlackAccounts = ({ accounts }: { accounts: SlackAccount[] }) =>
  accounts.length === 0 ? null : (
    <Card title="Slack" hint="buttons there act in your name">
      <ul class="rows">
        {accounts.map(({ teamId, slackUserId, slackName }) => (
          <li class="button-row">
            <bdi class="grow">{slackName}</bdi>
            <PostForm action="/settings/slack/unlinking" fields={{ team: teamId, user: slackUserId }}>
              <button type="submit" class="button small" aria-label={`Unlink ${slackName}`}>
                Unlink
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Card>
  );
