/** Forms: every change is a POST form that works without JavaScript. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import { useAround } from './frame.ts';
import { Icon, Key } from './parts.tsx';

export const HiddenFields = ({ fields }: { fields: Record<string, string | number> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={String(value)} />
    ))}
  </>
);

/** In forms that make something: sent twice, they make it once (routes/request/sent-once.ts). */
export const Once = () => {
  const { nonce } = useAround();
  return nonce === undefined ? null : <input type="hidden" name="nonce" value={nonce} />;
};

type PostFormProps = PropsWithChildren<{
  action: string;
  fields?: Record<string, string | number>;
  /** Sent by htmx where it runs; the answer is then a list of partials (moved.tsx), else a 303. */
  live?: boolean;
  /** It carries files. */
  files?: boolean;
  class?: string;
  id?: string;
}>;

/** A form that posts; with `live` the page stays and only what changed is replaced. */
export const PostForm = ({ action, fields = {}, live, files, children, ...rest }: PostFormProps) => (
  <form
    method="post"
    action={action}
    {...rest}
    {...(files && { enctype: 'multipart/form-data' })}
    {...(live && { 'hx-post': action, 'hx-target': '#announce', 'hx-swap': 'none', 'hx-sync': 'drop' })}
  >
    <HiddenFields fields={fields} />
    {children}
  </form>
);

type PressProps = {
  label: Child;
  icon?: string;
  /** The single key that presses it, and what is shown as such. */
  press?: string;
  name?: string;
  value?: string;
  look?: string;
  id?: string;
  /** Where its word gives way to its icon. */
  title?: string;
};

/** A submit button that may have a key of its own. */
export const Press = ({ label, icon, press, look = '', ...rest }: PressProps) => (
  <button
    type="submit"
    class={`button ${look}`}
    {...(press && { 'data-key': press, 'aria-keyshortcuts': press })}
    {...rest}
  >
    {icon && <Icon name={icon} />}
    <span>{label}</span>
    {press && <Key>{press.toUpperCase()}</Key>}
  </button>
);

type MenuProps = PropsWithChildren<{
  label: Child;
  press?: string;
  look?: string;
  name?: string;
  class?: string;
  open?: boolean;
}>;

/** A button that opens a list of choices; <details>, so it opens without JavaScript too. */
export const Menu = ({
  label,
  press,
  look = 'button',
  name,
  class: extra = '',
  open,
  children,
}: MenuProps) => (
  <details class={`menu ${extra}`} name={name} open={open}>
    <summary class={look} {...(press && { 'data-key': press, 'aria-keyshortcuts': press })}>
      {label}
      {press && <Key>{press.toUpperCase()}</Key>}
    </summary>
    <div class="menu-list">{children}</div>
  </details>
);

type DeleteProps = PropsWithChildren<{ action: string; word: string }>;

/** Deleting takes two presses, and the second stands beside what it will do. */
export const Delete = ({ action, word, children }: DeleteProps) => (
  <details class="delete">
    <summary class="button quiet">
      <Icon name="trash-2" /> {word}
    </summary>
    <PostForm action={action}>
      <p>{children}</p>
      <button type="submit" class="button danger">
        {word}
      </button>
    </PostForm>
  </details>
);

/** A rule or filter that cannot be read: the sentence, and the text with the faulty place marked. */
type TryProps = { action: string; target: string; icon: string; idle: string; busy: string };

/** Tries what a form says before it is saved. Through htmx the page stays as it is, typed secrets included. */
export const TryButton = ({ action, target, icon, idle, busy }: TryProps) => (
  <button
    type="submit"
    class="button"
    name="try"
    value="1"
    hx-post={action}
    hx-target={target}
    hx-swap="innerHTML"
    hx-disable="this"
  >
    <Icon name={icon} />
    <span class="when-idle">{idle}</span>
    <span class="when-busy">{busy}</span>
  </button>
);

export type PlacedError = { message: string; query: string; start: number; end: number };

export const PlacedErrorText = ({ error: { message, query, start, end } }: { error: PlacedError }) => (
  <div class="error" role="alert">
    <p>
      <Icon name="circle-x" small /> {message}
    </p>
    <code>
      {query.slice(Math.max(0, start - 60), start)}
      <mark>{query.slice(start, Math.max(end, start + 1)) || ' '}</mark>
      {query.slice(Math.max(end, start + 1), end + 60)}
    </code>
  </div>
);
