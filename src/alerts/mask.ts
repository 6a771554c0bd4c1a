/** Personal data that somebody wrote in public is not carried further than the source that shows it. */
import { type PersonalKind, personalDataIn } from '../personal-data.ts';

const MASKS: Partial<Record<PersonalKind, string>> = {
  'an e-mail address': '[e-mail address]',
  'a bank account': '[bank account]',
  'a card number': '[card number]',
  'digits of a card': '[card number]',
  'a phone number': '[phone number]',
  'a postal address': '[address]',
  'a date of birth': '[date of birth]',
};

/** The text with a word in brackets in the place of e-mail addresses, phone, card and account numbers, and addresses. */
export function maskPersonal(text: string): string {
  let masked = '';
  let from = 0;
  for (const { what, start, end } of personalDataIn(text).sort((a, b) => a.start - b.start)) {
    const mask = MASKS[what];
    if (!mask) continue;
    masked += text.slice(from, start) + mask;
    from = end;
  }
  return masked + text.slice(from);
}
