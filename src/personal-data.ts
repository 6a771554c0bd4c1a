/** Personal data in a text: what strangers should not read. Pure. */

export type PersonalKind =
  | 'an e-mail address'
  | 'a bank account'
  | 'a card number'
  | 'digits of a card'
  | 'a phone number'
  | 'an order or account number'
  | 'a postal address'
  | 'a date of birth';

/** `start` and `end` are UTF-16 offsets. */
export type PersonalData = { what: PersonalKind; text: string; start: number; end: number };

type Kind = { what: PersonalKind; pattern: RegExp; isOne?: (text: string, before: string) => boolean };

const KINDS: Kind[] = [
  {
    what: 'an e-mail address',
    pattern: /[\p{L}\p{N}._%+-]{1,64}(?:@| ?\[at\] ?| ?\(at\) ?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  },
  {
    what: 'a bank account',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gi,
    isOne: isIban,
  },
  { what: 'a card number', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, isOne: isCard },
  {
    what: 'digits of a card',
    pattern:
      /\b(?:card|visa|mastercard|amex|account|iban)\b[^.\n]{0,24}?\b(?:ending|ends|last)[^.\n]{0,16}?\d{3,4}\b/gi,
  },
  {
    what: 'a phone number',
    pattern: /(?:\+|\b0|\()\d[\d\s()./-]{5,18}\d\b|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b/g,
    isOne: isPhone,
  },
  {
    what: 'an order or account number',
    pattern:
      /\b(?:orders?|invoices?|bookings?|tickets?|references?|customers?|accounts?|cases?|shipments?|parcels?|tracking|contracts?|members?|frame|serial)(?:\s+(?:no\.?|numbers?|nr\.?|id|ref\.?|code))?\s*(?:is|was|:|=)?\s*#?\s?((?:[A-Z]{1,5}[-/]?)?\d[\dA-Z/-]{3,})\b|#\d{4,}\b/gi,
    isOne: (text) => (text.match(/\d/g)?.length ?? 0) >= 4,
  },
  {
    what: 'a postal address',
    pattern:
      /\b\d{1,4}[a-z]?,? (?:[A-Z][\p{L}'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Crescent|Terrace|Gardens|Place|Square|Boulevard|Blvd|Way|Hill|Row)\b|\b\p{Lu}[\p{L}-]{0,40}(?:straße|strasse|str\.|weg|gasse|platz|allee|gade|vej|gatan|vägen) \d{1,4}\b|\b(?:rue|via|calle|avenida|rua) (?:[\p{L}'’-]+ ){1,4}\d{1,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/gu,
  },
  { what: 'a date of birth', pattern: /\b(?:born on|date of birth|birthday)\b[^.\n]{0,12}\d/gi },
];

/** In the order of the kinds; none overlaps another. */
export function personalDataIn(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  for (const { what, pattern, isOne } of KINDS) {
    for (const match of text.matchAll(pattern)) {
      const place = { start: match.index, end: match.index + match[0].length };
      if (isOne && !isOne(match[0], text.slice(0, place.start))) continue;
      if (found.some(({ start, end }) => place.start < end && start < place.end)) continue;
      found.push({ what, text: match[0], ...place });
    }
  }
  return found;
}

const digits = (text: string) => text.replaceAll(/\D/g, '');

/** ISO 13616: the number with its first four signs at the end leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  const signs = text.replaceAll(' ', '').toUpperCase();
  if (signs.length < 15) return false;
  const turned = signs.slice(4) + signs.slice(0, 4);
  const rest = [...turned].reduce((sum, sign) => Number(`${sum}${Number.parseInt(sign, 36)}`) % 97, 0);
  return rest === 1;
}

/** Luhn's check digit. */
function isCard(text: string): boolean {
  const reversed = [...digits(text)].reverse().map(Number);
  const sum = reversed.reduce((all, digit, at) => {
    const value = at % 2 === 1 ? digit * 2 : digit;
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Not a year, a time span or a price. */
function isPhone(text: string, before: string): boolean {
  const count = digits(text).length;
  if (count < 7 || count > 15) return false;
  return !/[€$£]\s?$/.test(before) && !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text.trim());
}
