/** Fields of services that promise plain text, and what people put into them all the same. */
import { cleanText, htmlToText } from '../../text.ts';
import { text } from './json.ts';

/** Storable text without markup, its lines kept; '' for nothing. */
export function plainText(value: unknown, maxLength = 100_000): string {
  const written = text(value) ?? '';
  const isPlain = !/[<&]/.test(written);
  return cleanText(isPlain ? written : htmlToText(written.replaceAll(/\r\n?|\n/g, '<br>')), maxLength);
}

/** One line, or null: a title, a name. */
export function plainLine(value: unknown, maxLength = 200): string | null {
  return plainText(value, maxLength).replaceAll('\n', ' ') || null;
}

/** ISO 639-1 of "en", "en_US", "pt-BR"; null for anything else. */
export function languageOf(value: unknown): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(text(value) ?? '')?.[1]?.toLowerCase() ?? null;
}
