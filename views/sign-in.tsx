/** Ways in: a password, or a one-time link that is confirmed by a press, so that link scanners do not use it up. */
import { Field, PostForm } from './forms.tsx';
import type { Door } from './frame.ts';
import { Bare } from './layout.tsx';
import { Banner } from './parts.tsx';

export type SignInData = {
  email: string;
  /** Where to go afterwards, on this origin. */
  next: string;
  /** One sentence that does not tell whether the account exists. */
  error: string | null;
};

/** `/sign-in`. */
export const SignInPage = ({ door, data }: { door: Door; data: SignInData }) => (
  <Bare door={door} title="Sign in">
    <h1>Sign in to Earshot</h1>
    {data.error && (
      <Banner tone="late" icon="circle-x">
        <p role="alert">{data.error}</p>
      </Banner>
    )}
    <PostForm action="/sign-in" fields={data.next ? { next: data.next } : {}} class="card form">
      <Field
        name="email"
        label="E-mail"
        type="email"
        value={data.email}
        autocomplete="username"
        required
        autofocus={!data.email}
      />
      <Field
        name="password"
        label="Password"
        type="password"
        autocomplete="current-password"
        required
        autofocus={Boolean(data.email)}
      />
      <button type="submit" class="button solid">
        Sign in
      </button>
    </PostForm>
    <p class="hint">No password yet? Ask an admin for a one-time link.</p>
  </Bare>
);

export type SignInLinkData =
  | { state: 'valid'; token: string; name: string; email: string }
  /** Used, too old or never given out; the page does not say which. */
  | { state: 'invalid' };

const Confirm = ({ data }: { data: Extract<SignInLinkData, { state: 'valid' }> }) => (
  <>
    <h1>Welcome, {data.name || data.email}</h1>
    <PostForm action={`/sign-in/${encodeURIComponent(data.token)}`} class="card form">
      <p>
        This link signs you in once as <b>{data.email}</b>. Afterwards set a password in your settings.
      </p>
      <button type="submit" class="button solid">
        Sign in
      </button>
    </PostForm>
  </>
);

/** `/sign-in/:token`. */
export const SignInLinkPage = ({ door, data }: { door: Door; data: SignInLinkData }) => (
  <Bare door={door} title="Sign in">
    {data.state === 'valid' ? (
      <Confirm data={data} />
    ) : (
      <>
        <h1>This link does not work any more</h1>
        <p>It was used already or is too old. Nothing was changed. Ask an admin for a new one.</p>
        <a class="button" href="/sign-in">
          Sign in with a password
        </a>
      </>
    )}
  </Bare>
);
