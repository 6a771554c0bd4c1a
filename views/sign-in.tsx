/** Ways in: a password, or a one-time link that is confirmed by a press, so that link scanners do not use it up. */
import { Bare } from './bare.tsx';
import { Banner } from './cards.tsx';
import { type Errors, Field } from './fields.tsx';
import { PostForm } from './forms.tsx';
import type { Door } from './frame.ts';

export type SignInData = {
  email: string;
  /** Where to go afterwards, on this origin. */
  next: string;
  /** One sentence that does not tell whether the account exists. */
  error: string | null;
};

const NewLink = () => (
  <>
    An admin makes you a one-time link under Settings, People. If there is no admin to ask, whoever runs
    Earshot prints one with <code>earshot user link</code> and your address.
  </>
);

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
    <p class="hint">
      No password, or forgotten it? <NewLink />
    </p>
  </Bare>
);

export type SignInLinkData =
  | {
      state: 'valid';
      token: string;
      name: string;
      /** Whose link it is; while `asksEmail`, what was typed. */
      email: string;
      /** Nobody knows the first admin's address yet. */
      asksEmail: boolean;
      errors: Errors;
    }
  /** Used, too old or never given out; the page does not say which. */
  | { state: 'invalid' };

type Valid = Extract<SignInLinkData, { state: 'valid' }>;

const LATER = 'At least 12 characters. You can leave it empty and set it later in your settings.';

/** Every field may stay as it is: one press is enough to get in. */
const Confirm = ({ data }: { data: Valid }) => (
  <>
    <h1>Welcome{data.asksEmail ? ' to Earshot' : `, ${data.name || data.email}`}</h1>
    <PostForm action={`/sign-in/${encodeURIComponent(data.token)}`} class="card form">
      <p>
        This link signs you in once
        {data.asksEmail ? (
          ''
        ) : (
          <>
            {' '}
            as <b>{data.email}</b>
          </>
        )}
        . With a password you can come back.
      </p>
      <Field name="name" label="Your name" value={data.name} error={data.errors.name} autocomplete="name" />
      {data.asksEmail ? (
        <Field
          name="email"
          label="E-mail"
          type="email"
          value={data.email}
          error={data.errors.email}
          help="You sign in with it later."
          autocomplete="username"
        />
      ) : (
        <input type="hidden" name="username" value={data.email} autocomplete="username" />
      )}
      <Field
        name="password"
        label="Password"
        type="password"
        error={data.errors.password}
        help={LATER}
        autocomplete="new-password"
      />
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
        <p>It was used already, replaced by a newer one, or is too old. Nothing was changed.</p>
        <p>
          <NewLink /> While nobody here has a password, Earshot prints one each time it starts.
        </p>
        <a class="button" href="/sign-in">
          Sign in with a password
        </a>
      </>
    )}
  </Bare>
);
