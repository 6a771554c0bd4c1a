/** Sources that nobody polls: links, and what is pushed or typed. */
import { Refusal } from '../failure.ts';
import type { SourceAdapter } from './adapter.ts';
import { adapterOf } from './kinds/index.ts';
import type { Source } from './source-row.ts';

/** The sentence that such a source shows for as long as it is there; null for one that is polled. */
export function standingNote({ access, label, terms }: Pick<SourceAdapter, 'access' | 'label' | 'terms'>) {
  if (access === 'link')
    return `Only a link is shown, and nothing is read. ${terms.keeps === 'nothing' ? `${label} allows nobody to store what it shows.` : `${label} is read by people only.`}`;
  return access === 'inbox' ? 'Nothing is asked for: what is sent in or typed in arrives here.' : null;
}

/** Throws Refusal for a source that is not polled; `wish` completes "there is nothing to …". */
export function refuseUnpolled({ name, kind, polled }: Source, wish: 'read' | 'pause'): void {
  if (polled) return;
  const why =
    adapterOf(kind).access === 'link'
      ? 'is only a link to where people read it'
      : 'takes what is sent in or typed in';
  throw new Refusal('conflict', `${name} ${why}, so there is nothing to ${wish}.`);
}
