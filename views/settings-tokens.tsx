/** Tokens for the API; each is shown once and stored as a hash. */
import { Banner, Card, Table } from './cards.tsx';
import { type Errors, Field, Tick } from './fields.tsx';
import { Once, PostForm } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Hidden } from './parts.tsx';
import { SettingsLayout } from './settings.tsx';
import { Moment } from './time.tsx';

export type TokenRow = {
  id: number;
  name: string;
  /** The first characters, to tell tokens apart. */
  prefix: string;
  scope: 'read' | 'write';
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

export type TokensData = {
  tokens: TokenRow[];
  values: { name: string; scope: 'read' | 'write' };
  errors: Errors;
  /** The new token itself, right after it was made. */
  made: { name: string; token: string } | null;
};

const SCOPE_WORDS = { read: 'Reads only', write: 'Reads and writes' } as const;

const Made = ({ made }: { made: NonNullable<TokensData['made']> }) => (
  <Banner tone="ok" icon="key-round">
    <p>
      Copy the token <b>{made.name}</b> now. It is not shown again.
    </p>
    <input class="input" readonly value={made.token} aria-label="New token" />
  </Banner>
);

const Revoke = ({ token }: { token: TokenRow }) =>
  token.revokedAt ? (
    <>
      revoked <Moment at={token.revokedAt} />
    </>
  ) : (
    <PostForm action={`/settings/tokens/${token.id}/revocation`}>
      <button type="submit" class="button small">
        Revoke<Hidden> {token.name}</Hidden>
      </button>
    </PostForm>
  );

const Tokens = ({ tokens }: { tokens: TokenRow[] }) => (
  <Card title="Your tokens">
    {tokens.length === 0 ? (
      <p class="hint">None yet. A token lets a script do what you may do, or less.</p>
    ) : (
      <Table
        caption="Your tokens"
        heads={['Name', 'May', 'Last used', '>']}
        rows={tokens.map((token) => [
          <>
            {token.name} <code>{token.prefix}…</code>
          </>,
          SCOPE_WORDS[token.scope],
          token.lastUsedAt ? <Moment at={token.lastUsedAt} /> : 'never',
          <Revoke token={token} />,
        ])}
      />
    )}
  </Card>
);

const NewToken = ({ data }: { data: TokensData }) => (
  <Card title="New token">
    <PostForm action="/settings/tokens" class="form">
      <Once />
      <Field
        name="name"
        label="Name"
        value={data.values.name}
        error={data.errors.name}
        help="What will use it."
        required
        autocomplete="off"
      />
      <fieldset class="field">
        <legend>May</legend>
        {(['read', 'write'] as const).map((scope) => (
          <Tick
            type="radio"
            name="scope"
            value={scope}
            ticked={data.values.scope === scope}
            label={SCOPE_WORDS[scope]}
          />
        ))}
      </fieldset>
      <button type="submit" class="button solid">
        Make token
      </button>
    </PostForm>
  </Card>
);

/** `/settings/tokens`. */
export const TokensPage = ({ frame, data }: { frame: Frame; data: TokensData }) => (
  <SettingsLayout frame={frame} at="tokens" title="API tokens">
    {data.made && <Made made={data.made} />}
    <div class="columns-2">
      <Tokens tokens={data.tokens} />
      <NewToken data={data} />
    </div>
  </SettingsLayout>
);
