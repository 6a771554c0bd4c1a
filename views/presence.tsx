/** Who else looks at a mention, or answers it, at this moment. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Presence } from '../src/mentions/presence.ts';
import { useAround } from './frame.ts';
import { Icon } from './parts.tsx';

const firstName = (name: string) => name.split(/\s+/)[0] || name;

const doingWords = (names: string[], doing: Presence['doing']) => {
  const [first, ...others] = [...new Set(names.map(firstName))];
  if (!first) return null;
  const who =
    others.length === 0 ? first : `${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}`;
  return `${who} ${others.length === 0 ? 'is' : 'are'} ${doing}`;
};

/** "Jonas is replying, Maya and Ines are viewing", by mention. */
export function hereWords(present: readonly Presence[]): Map<number, string> {
  return new Map(Array.from(byMention(present), ([id, some]) => [id, someWords(some)]));
}

function byMention(present: readonly Presence[]): Map<number, Presence[]> {
  const groups = new Map<number, Presence[]>();
  for (const one of present) groups.set(one.mentionId, [...(groups.get(one.mentionId) ?? []), one]);
  return groups;
}

const someWords = (some: readonly Presence[]) =>
  (['replying', 'viewing'] as const)
    .map((doing) => doingWords(namesOf(some, doing), doing))
    .filter(Boolean)
    .join(', ');

const namesOf = (some: readonly Presence[], doing: Presence['doing']) =>
  some.filter((one) => one.doing === doing).map(({ name }) => name);

/** Kept up to date by 47-here.js, which knows it by `data-here`. Empty while nobody else is there. */
export const Here = ({ id, spoken }: { id: number; spoken?: boolean }) => (
  <span class="here" data-here={String(id)} aria-live={spoken ? 'polite' : undefined}>
    {hereWords(useAround().present ?? []).get(id)}
  </span>
);

/** While somebody else writes an answer, one's own waits behind a press. */
export const Held = ({ id, open, children }: PropsWithChildren<{ id: number; open: boolean }>) => {
  const writers = (useAround().present ?? []).filter(
    (one) => one.mentionId === id && one.doing === 'replying',
  );
  const words = doingWords(
    writers.map(({ name }) => name),
    'replying',
  );
  if (!words) return <>{children}</>;
  return (
    <details class="held" open={open}>
      <summary>
        <Icon name="pencil" small /> {words}. <b>Write anyway</b>
      </summary>
      {children}
    </details>
  );
};
