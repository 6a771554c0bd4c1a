/** What belongs to one kind of channel alone: a webhook's signing secret, an address's consent. */
import type { ChannelKeys } from '../src/alerts/channel-keys.ts';
import { Banner, Card } from './cards.tsx';
import { PostForm } from './forms.tsx';
import { Moment } from './time.tsx';

export type KeysData = ChannelKeys & {
  id: number;
  kind: string;
  /** A secret that was just made: it is shown once. */
  made: string | null;
};

export const MadeSecret = ({ made }: { made: string }) => (
  <Banner tone="ok" icon="key-round">
    <p>Copy the signing secret now and give it to the receiver. It is not shown again.</p>
    <input class="input" readonly value={made} aria-label="New signing secret" />
  </Banner>
);

const Secret = ({ keys }: { keys: KeysData }) => (
  <Card title="Signing secret" class="form-card">
    {keys.bothValidUntil ? (
      <p>
        The secret before this one signs as well until <Moment at={keys.bothValidUntil} />, so that the
        receiver can be changed without a gap.
      </p>
    ) : (
      <p class="hint">A new secret takes over at once; the one before signs as well for 24 hours.</p>
    )}
    <PostForm action={`/channels/${keys.id}/secret`}>
      <button type="submit" class="button">
        Rotate secret
      </button>
    </PostForm>
  </Card>
);

const CONSENT = {
  asked: 'The owner of this address has not answered yet. Nothing but the question goes there.',
  given: 'The owner of this address gets the alerts, and can unsubscribe by a link in each of them.',
  withdrawn: 'The owner of this address has unsubscribed. Only they can subscribe again.',
};

const Consent = ({ id, consent }: { id: number; consent: keyof typeof CONSENT }) => (
  <Card title="Consent" class="form-card">
    <p>{CONSENT[consent]}</p>
    {consent === 'asked' && (
      <PostForm action={`/channels/${id}/question`}>
        <button type="submit" class="button">
          Send the question again
        </button>
      </PostForm>
    )}
  </Card>
);

export const Keys = ({ keys }: { keys: KeysData }) => (
  <>
    {keys.kind === 'webhook' && <Secret keys={keys} />}
    {keys.consent && <Consent id={keys.id} consent={keys.consent} />}
  </>
);
