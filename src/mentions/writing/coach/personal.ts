import { personalDataIn } from '../../../personal-data.ts';
import { type Check, type Fault, fault, type Seen } from './check.ts';

/** Sources that nobody else reads: what was entered or pushed from one's own systems. */
const PRIVATE: ReadonlySet<string> = new Set(['manual', 'push']);

const ASKS =
  /\b(?:send|share|post|reply|give|tell|confirm|provide|leave|comment|state|let (?:us|me) (?:know|have)|(?:may|can|could) (?:we|i|you)|what(?:'s| is| was)|need|drop)\b[^.!?\n]{0,60}?\b(?:your|the|an?) (?:[\p{L}-]+ ){0,3}?(?:e-?mail|phone|mobile|telephone|(?:last )?(?:four |4 )?digits|card|iban|bank details|sort code|postcode|postal code|zip code|home address|address|order (?:number|no|id|reference)|booking (?:number|reference)|account (?:number|name|details)|customer number|date of birth|birthday|password|pin|passport|full name|contact details|surname)\b/u;
const PRIVATELY =
  /\b(?:private(?:ly)?|direct message|message us|dm|dms|by e-?mail|in confidence|write to|e-?mail us|e-?mail (?:it|them) to|contact us at|to (?:our|my) (?:inbox|support)|contact form|not (?:post|share|write|put)|never|do not|don't|please keep|there is no need)\b|@/;

/** Repeats or asks for what strangers should not read. */
export const personal: Check = (seen) =>
  PRIVATE.has(seen.mention.sourceKind) ? [] : [...written(seen), ...asked(seen)];

function written({ read, voice }: Seen): Fault[] {
  const ours = voice.contacts.map(plain);
  return personalDataIn(read.text)
    .filter(({ text }) => !ours.some((contact) => contact.includes(plain(text))))
    .map(({ what, start, end }) => fault(`This puts ${what} in public. Take it out.`, { start, end }));
}

/** One fault: where a sentence asks, it asks for everything at once. */
function asked({ read }: Seen): Fault[] {
  for (const { text, start } of read.sentences) {
    const match = ASKS.exec(text);
    if (!match || PRIVATELY.test(text)) continue;
    const place = { start: start + match.index, end: start + match.index + match[0].length };
    return [fault('This asks for personal data in public. Ask for a private message instead.', place)];
  }
  return [];
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s()./-]/g, '');
