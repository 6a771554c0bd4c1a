/** The larger parts that pages are laid out with. */
import type { Child, PropsWithChildren } from 'hono/jsx';
import { type Unread, useAround } from './frame.ts';
import { Hidden, Icon, type Tone } from './parts.tsx';

export const Banner = ({ tone, icon, children }: PropsWithChildren<{ tone: Tone; icon: string }>) => (
  <div class={`banner ${tone}`}>
    <Icon name={icon} />
    <div class="grow">{children}</div>
  </div>
);

type EmptyProps = PropsWithChildren<{
  icon: string;
  title: string;
  action?: Child;
  /** It is empty for want of mentions: that says nothing while no source was ever read. */
  awaitsMentions?: boolean;
}>;

/** What is true, why, and one thing to do. */
export const EmptyState = ({ icon, title, action, awaitsMentions, children }: EmptyProps) => {
  const { unread } = useAround();
  if (awaitsMentions && unread) return <NothingRead unread={unread} />;
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
};

const UNREAD = {
  title: 'No source was read yet',
  why: 'Nothing found means nothing until one of them answers. They are tried again and again by themselves.',
};
const UNREACHABLE = {
  title: 'No source can be reached',
  why: 'This machine has no network, or its name service is down. Every source is tried again by itself, and what was written meanwhile is read then.',
};
const NONE = {
  title: 'No source is listened to yet',
  why: 'Earshot reads only what it is told to, so there is nothing to say here yet.',
};
const READING = {
  title: 'Your sources are being read',
  why: 'What they bring stands here as soon as the first of them has answered.',
};

function whyUnread({ isNone, unreachable, isBeingRead }: Unread) {
  if (isNone) return NONE;
  if (unreachable) return UNREACHABLE;
  return isBeingRead ? READING : UNREAD;
}

function NothingRead({ unread }: { unread: Unread }) {
  const { title, why } = whyUnread(unread);
  return (
    <EmptyState
      icon="rss"
      title={title}
      action={
        unread.maySee && (
          <a class="button" href="/sources">
            Look at the sources
          </a>
        )
      }
    >
      {why}
    </EmptyState>
  );
}

export const PageHead = (props: PropsWithChildren<{ title: string; sub?: Child }>) => (
  <div class="page-head">
    <div class="grow">
      <h1>{props.title}</h1>
      {props.sub && <p class="sub">{props.sub}</p>}
    </div>
    <div class="button-row no-print">{props.children}</div>
  </div>
);

export const Card = (
  props: PropsWithChildren<{ title: string; hint?: Child; class?: string; id?: string }>,
) => (
  <section class={props.class ? `card ${props.class}` : 'card'} id={props.id}>
    <div class="card-head">
      <h2>{props.title}</h2>
      {props.hint && <div class="hint">{props.hint}</div>}
    </div>
    {props.children}
  </section>
);

/** A table with a hidden caption; cells come as rows of nodes, headings starting with `>` are right-aligned. */
export const Table = ({ caption, heads, rows }: { caption: string; heads: string[]; rows: Child[][] }) => (
  <section class="scroll" aria-label={caption} tabindex={0}>
    <table class={heads.length > 4 ? 'table roomy' : 'table'}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" class={head.startsWith('>') ? 'right' : undefined}>
              {head.replace(/^>/, '') || <Hidden>Actions</Hidden>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, column) => (
              <td class={heads[column]?.startsWith('>') ? 'right' : undefined}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** The next page of a long list, by its cursor. */
export const Pager = ({ href, words }: { href: string; words: string }) => (
  <p class="pager">
    <a class="button" href={href} rel="next">
      {words}
    </a>
  </p>
);
