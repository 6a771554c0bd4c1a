/** wink-nlp, loaded once and shared, and kept from growing without end. */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

/** wink-nlp, the words that it knows from the beginning, and how many it holds by now. */
type Wink = { nlp: WinkMethods; own: number; held(): number; isKnown(word: string): boolean };
let shared: Wink | undefined;

/** wink-nlp keeps every word that it meets; after so many new ones (20 MB) it is loaded again, in a twelfth of a second. */
const MOST_NEW_WORDS = 200_000;

/** wink-nlp as every head shares it, loaded at first use. */
export function sharedWink(): Wink {
  if (!shared || shared.held() - shared.own > MOST_NEW_WORDS) shared = openWink();
  return shared;
}

function openWink(): Wink {
  let lexemes: unknown[] = [];
  const core = () => {
    const loaded = (model as unknown as Core).core();
    lexemes = loaded.features.lexeme.list;
    return loaded;
  };
  const nlp = winkNLP({ ...model, core } as typeof model, ['sbd']);
  const empty = nlp.readDoc('');
  return { nlp, own: lexemes.length, held: () => lexemes.length, isKnown: (word) => !empty.isOOV(word) };
}

/** What wink-nlp calls to load its model; its types do not show it. */
type Core = { core(): { features: { lexeme: { list: unknown[] } } } };

/** True for a word of wink-nlp's English. */
export function isEnglishWord(word: string): boolean {
  return sharedWink().isKnown(word);
}
