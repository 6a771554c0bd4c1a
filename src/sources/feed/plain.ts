/** Fields that are text by the standard and HTML in the wild. */
import { cleanText, htmlToText } from '../../text.ts';
import { MAX_TITLE_LENGTH } from './document.ts';
import type { Value } from './entry.ts';

const ELEMENTS =
  'a|abbr|acronym|b|big|blockquote|br|center|cite|code|del|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|nobr|ol|p|pre|q|s|samp|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul|var|wbr';
const HTML = new RegExp(
  `</?(?:${ELEMENTS})(?:\\s[^<>]*)?/?>|&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,30});`,
  'i',
);

export function looksLikeHtml(text: string): boolean {
  return /[<&]/.test(text) && HTML.test(text);
}

/** One line of plain text, or null when nothing is left. */
export function plainLine(value: Pick<Value, 'text' | 'format'> | undefined): string | null {
  if (!value) return null;
  const isHtml = value.format === 'html' || looksLikeHtml(value.text);
  const text = isHtml ? htmlToText(value.text) : value.text;
  return cleanText(text.replace(/\s+/g, ' '), MAX_TITLE_LENGTH) || null;
}
