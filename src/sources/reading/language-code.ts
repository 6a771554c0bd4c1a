const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

let codes: Map<string, string> | null = null;

/** ISO 639-1 of a language's English name: "German" → "de"; null for an unknown one. */
export function languageCode(name: string | null): string | null {
  codes ??= codesByName();
  return codes.get(name?.trim().toLowerCase() ?? '') ?? null;
}

/** The runtime names every code that there is; of two codes with one name the later is the current one. */
function codesByName(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return new Map(
    all.flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined || Intl.getCanonicalLocales(code)[0] !== code
        ? []
        : [[name.toLowerCase(), code]];
    }),
  );
}
