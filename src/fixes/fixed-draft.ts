/** A reply to somebody who complained: that it was heard, and what has changed. Pure. */
import { greeting } from '../mentions/writing/draft/first-draft.ts';
import { thingOf } from '../mentions/writing/draft/trouble.ts';
import { firstName, openPlaces } from '../mentions/writing/fill.ts';
import { replyLength, replyLimit } from '../mentions/writing/limits.ts';
import type { Tone } from '../mentions/writing/voice.ts';

export type FixedDraft = {
  author: { name: string | null; handle: string | null };
  sourceKind: string;
  publishedAt: Date;
  tone: Tone;
  signature: string;
  fix: { theme: string; title: string; shippedOn: string };
};

const THANKS: Record<Tone, string> = {
  warm: 'Thank you for telling us, it helped us put it right.',
  plain: 'Thank you for telling us.',
  formal: 'We thank you for bringing it to our attention.',
};

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** As much of it as the source takes: first thanks go, then the signature, then when they wrote. */
export function fixedDraft({ author, sourceKind, publishedAt, tone, signature, fix }: FixedDraft): string {
  const hello = greeting(tone, firstName(author));
  const heard = `${hello} in ${month.format(publishedAt)} you told us about ${thingOf(fix.theme)}.`;
  const changed = `This has changed since ${day.format(new Date(`${fix.shippedOn}T00:00:00Z`))}: ${sentence(fix.title)}`;
  const signed = signature && openPlaces(signature).length === 0 ? `\n${signature}` : '';
  const forms = [
    `${heard} ${changed} ${THANKS[tone]}${signed}`,
    `${heard} ${changed}${signed}`,
    `${heard} ${changed}`,
    `${hello} ${changed.charAt(0).toLowerCase()}${changed.slice(1)}`,
  ];
  const limit = replyLimit(sourceKind);
  const text = limit ? forms.find((form) => replyLength(form, limit) <= limit.most) : forms[0];
  return text ?? forms.at(-1)!;
}

/** Ends as a sentence does. */
const sentence = (title: string) => (/[.!?…]$/.test(title) ? title : `${title}.`);
