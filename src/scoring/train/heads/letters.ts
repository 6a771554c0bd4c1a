/** The groups of letters by which languages are told, from ELD's smallest table (Nito T.M., Apache-2.0). */
import { hashOfBytes } from '../../linear/hash.ts';

type Source = { languages: Record<string, string>; ngrams: Record<string, Record<string, number>> };

/** The layout that letters.ts reads. */
export async function letterTable(): Promise<Uint8Array> {
  const entry = import.meta.resolve('eld/extrasmall');
  const load = async <T>(path: string) => (await import(new URL(path, entry).href)) as T;
  const { ngramsData } = await load<{ ngramsData: Source }>('../ngrams/extrasmall.js');
  const { dictionary } = await load<{ dictionary: string[] }>('../dictionary.js');
  const languages = Object.values(ngramsData.languages);
  const groups = new Map<number, [string, number][]>();
  for (const [written, points] of Object.entries(ngramsData.ngrams))
    groups.set(keyOf(written, dictionary), Object.entries(points));
  const sorted = [...groups].sort(([one], [other]) => one - other);
  const keys = Uint32Array.from(sorted, ([key]) => key);
  return Uint8Array.from([
    ...u16(languages.length),
    ...[...languages.join('')].map((letter) => letter.charCodeAt(0)),
    ...new Uint8Array(Uint32Array.of(sorted.length).buffer),
    ...new Uint8Array(keys.buffer),
    ...sorted.map(([, pairs]) => pairs.length),
    ...sorted.flatMap(([, pairs]) => pairs.flatMap(([language, points]) => [Number(language), points])),
  ]);
}

function u16(value: number): number[] {
  return [value & 255, value >> 8];
}

/** ELD writes each byte as a character of its own. */
function keyOf(written: string, dictionary: string[]): number {
  const bytes = Uint8Array.from(written, (sign) => (sign === ' ' ? 32 : dictionary.indexOf(sign)));
  return hashOfBytes(bytes, bytes.length);
}
