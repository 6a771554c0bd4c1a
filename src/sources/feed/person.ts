/** Who wrote something, from Atom's person or a line of text in RSS. */
import { htmlToText } from '../../text.ts';

export type Person = { name: string; url: string };

const MAX_LENGTH = 4096;

/** Null when nobody is named: an e-mail address alone names nobody, and is not kept. */
export function readPerson(text: string): Person | null {
  const short = text.slice(0, MAX_LENGTH);
  const isPerson = /<(?:[\w-]+:)?(?:name|uri|email|url)\b/i.test(short);
  const name = isPerson ? child(short, 'name') : nameIn(htmlToText(short.slice(0, 512)));
  const url = isPerson ? child(short, 'uri') || child(short, 'url') : '';
  return name || url ? { name, url } : null;
}

function child(xml: string, name: string): string {
  const match = new RegExp(`<(?:[\\w-]+:)?${name}\\b[^>]*>(?:<!\\[CDATA\\[)?([^<]*?)(?:\\]\\]>)?<`, 'i').exec(
    xml,
  );
  return match ? htmlToText(match[1]!) : '';
}

/** "jane@example.org (Jane)" and "Jane <jane@example.org>" → "Jane". */
function nameIn(line: string): string {
  const inBrackets = /^\S+@\S+\s*\((.*)\)$/.exec(line)?.[1];
  return inBrackets ?? line.replace(/[<([]?\s*\S+@\S+\.\S+\s*[>)\]]?/g, '').trim();
}
