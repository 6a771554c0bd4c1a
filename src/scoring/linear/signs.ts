/** Signs and degrees: small authored tables that features and measures share. */
import { DEGREES, EMOJI_WEIGHTS } from '../model/words.ts';

/** Word → factor on what follows it. */
export const degrees = table(DEGREES);

/** Emoji and faces → −2 or 2. */
export const emojis = table(EMOJI_WEIGHTS);

function table(groups: Record<string, string>): Map<string, number> {
  return new Map(
    Object.entries(groups).flatMap(([value, signs]) =>
      signs.split(/\s+/).map((sign) => [sign, Number(value)] as const),
    ),
  );
}

/** Without skin tones; "!!!!" is "!!". */
export function plainSign(text: string, start: number, end: number): string {
  const sign = text.slice(start, Math.min(end, start + 16));
  if (text.charCodeAt(start) < 0x2000)
    return sign.length > 2 && sign[0] === sign[1] ? sign.slice(0, 2) : sign;
  return sign.replaceAll(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
}
