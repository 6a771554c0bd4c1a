/** Who wrote something, from Atom's person or a line of text in RSS. */
import { htmlToText } from '../../text.ts';

export type Person = { name: string; url: string };

const MAX_LENGTH = 4096;

const ELEMENT = /<(?:[\w-]+:)?(?:name|uri|email|url)\b/i;
const NAME = childPattern('name');
const ADDRESS = childPattern('ur[il]');

/** Null when nobody is named: an e-mail address alone names nobody, and is not kept. */
export function readPerson(text: string): Person | null {
  const short = text.slice(0, MAX_LENGTH);
  const isPerson = short.includes('<') && ELEMENT.test(short);
  const name = isPerson ? child(short, NAME) : nameIn(htmlToText(short.slice(0, 512)));
  const url = isPerson ? child(short, ADDRESS) : '';
  return name || url ? { name, url } : null;
}

/** The text of a child element, in a CDATA section or not. */
function childPattern(name: string): RegExp {
  return new RegExp(`<(?:[\\w-]+:)?${name}\\b[^>]*>(?:<!\\[CDATA\\[)?([^<]*?)(?:\\]\\]>)?<`, 'i');
}

function child(xml: string, pattern: RegExp): string {
  const match = pattern.exec(xml);
  return match ? htmlToText(match[1]!) : '';
}

/** "jane@example.org (Jane)" and "Jane <jane@example.org>" → "Jane". */
function nameIn(line: string): string {
  if (!line.includes('@')) return line;
  const inBrackets = /^\S+@\S+\s*\((.*)\)$/.exec(line)?.[1];
  return inBrackets ?? line.replace(/[<([]?\s*\S+@\S+\.\S+\s*[>)\]]?/g, '').trim();
}
