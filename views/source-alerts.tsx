/** What a source asks of its owner: sign in, enter a new key, look at what went wrong. */
import type { Child } from 'hono/jsx';
import { Banner } from './cards.tsx';
import { count } from './format.ts';
import { PostForm } from './forms.tsx';
import { useAround } from './frame.ts';
import { Hidden, Icon } from './parts.tsx';
import type { SourceData } from './source-data.ts';
import { endsInDays, isBroken } from './source-state.tsx';
import { Moment } from './time.tsx';

type ReconnectProps = { id: number; word: string; name?: string; small?: boolean };

/** One press leads to the sign-in page of the source. */
export const Reconnect = ({ id, word, name, small }: ReconnectProps) => (
  <PostForm action={`/sources/${id}/connection`}>
    <button type="submit" class={small ? 'button small' : 'button'}>
      <Icon name="key-round" small /> {word}
      {name && <Hidden> {name}</Hidden>}
    </button>
  </PostForm>
);

type AlertProps = { data: SourceData; may: boolean };

/** For those who sign in at the source, else the way to the form. */
const Renew = ({ data, word }: { data: SourceData; word: string }) =>
  data.offered?.signsIn ? (
    <Reconnect id={data.id} word={word} />
  ) : (
    <a class="button" href="#settings">
      Enter a new one
    </a>
  );

type LineProps = { tone: 'late' | 'warn'; action?: Child; children?: Child };

const Line = ({ tone, action, children }: LineProps) => (
  <Banner tone={tone} icon={tone === 'late' ? 'circle-x' : 'triangle-alert'}>
    <div class="banner-line">
      <div class="grow">{children}</div>
      {action}
    </div>
  </Banner>
);

const Expiry = ({ data, may, days }: AlertProps & { days: number }) => (
  <Line tone="warn" action={may && <Renew data={data} word="Sign in again" />}>
    {data.offered?.signsIn ? 'The sign-in' : 'The key'} ends <Moment at={data.credentialExpiresAt!} />
    {days > 0 ? `, in ${count(days, 'day')}` : ''}. Renew it before, and no gap comes of it.
  </Line>
);

export const Alerts = ({ data, may }: AlertProps) => {
  const { now } = useAround();
  const isOut = data.health === 'signed-out';
  const neverIn = data.offered?.signsIn && !data.isSignedIn;
  const days = isOut || neverIn ? null : endsInDays(data, now);
  return (
    <>
      {data.problem && <Line tone="late">{data.problem}</Line>}
      {neverIn && (
        <Line tone="warn" action={may && <Reconnect id={data.id} word="Sign in" />}>
          Nobody has signed in to {data.offered!.label} for this source yet, so nothing is read.
        </Line>
      )}
      {data.healthNote && data.polled && !neverIn && (
        <Line
          tone={isBroken(data) ? 'late' : 'warn'}
          action={isOut && may && <Renew data={data} word="Reconnect" />}
        >
          {data.healthNote}
        </Line>
      )}
      {days !== null && <Expiry data={data} may={may} days={days} />}
    </>
  );
};
