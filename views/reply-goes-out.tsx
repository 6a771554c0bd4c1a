/** How a reply goes out: the button says what will happen, and with what. */

import { Icon, Key } from './parts.tsx';
import { safeUrl, siteOf } from './urls.ts';
import { sourceName } from './words.ts';
import type { Writable } from './writable.ts';

const placeOf = ({ sourceKind, url }: Writable) => siteOf(sourceKind, safeUrl(url)) ?? sourceName(sourceKind);

/** Copies the reply in the browser; without JavaScript it is a link, and says only what it then does. */
const CopyAndOpen = ({ url, place }: { url: string; place: string }) => (
  <a class="button solid" href={url} target="_blank" rel="noopener noreferrer" data-copy data-primary>
    <Icon name="copy" small />
    <span>
      <span class="with-script">Copy and open</span>
      <span class="without-script">Open</span> {place}
    </span>
    <Key>Ctrl ↵</Key>
  </a>
);

const Submit = ({ name, icon, word }: { name: string; icon: string; word: string }) => (
  <button type="submit" class="button solid" name={name} value="1" data-primary>
    <Icon name={icon} small /> {word}
    <Key>Ctrl ↵</Key>
  </button>
);

const Mark = ({ isPrimary }: { isPrimary: boolean }) => (
  <button type="submit" class="button" name="posted" value="1" data-primary={isPrimary || undefined}>
    Mark as answered
  </button>
);

const Ways = ({ mention }: { mention: Writable }) => {
  const { way, isDraftApproved } = mention;
  const url = safeUrl(mention.url);
  if (way.heldBy) return null;
  if (way.asks && !isDraftApproved) return <Submit name="ask" icon="user-check" word="Ask for approval" />;
  if (way.lacks === null)
    return (
      <>
        <Submit name="send" icon="send" word="Send reply" />
        <Mark isPrimary={false} />
      </>
    );
  return (
    <>
      {url && <CopyAndOpen url={url} place={placeOf(mention)} />}
      <Mark isPrimary={!url} />
    </>
  );
};

/** `#goes-out`. What the coach blocks goes nowhere; the field tells the next check what is in sight. */
export const GoesOut = ({ mention, blocked }: { mention: Writable; blocked: boolean }) => (
  <div id="goes-out" class="goes-out">
    {blocked ? (
      <>
        <input type="hidden" name="blocked" value="1" />
        <button type="button" class="button solid" disabled>
          <Icon name="circle-x" small /> Mend it first
        </button>
      </>
    ) : (
      <Ways mention={mention} />
    )}
  </div>
);

/** What pressing it leads to. */
export function hintOf(mention: Writable): string {
  const { way, url, isDraftApproved } = mention;
  const place = placeOf(mention);
  if (way.asks && !isDraftApproved) return 'Somebody who may approve replies looks at it before it goes out.';
  if (way.lacks === null) return `It is posted on ${place} ten seconds after you send it.`;
  if (way.lacks) return way.lacks;
  return safeUrl(url)
    ? `${place} takes replies on its own site. Paste it there and Earshot keeps the record.`
    : 'There is no page to answer on. Say here what was answered and Earshot keeps the record.';
}
