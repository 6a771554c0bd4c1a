/** Where the reader of letters says whether they want them; nobody signs in for it. */
import { Bare } from './bare.tsx';
import { PostForm } from './forms.tsx';
import type { Door } from './frame.ts';

export type LettersData = {
  token: string;
  /** "the alerts of “Support”". */
  what: string;
  address: string;
  /** `asked`: they have not agreed yet. */
  consent: 'asked' | 'given' | 'withdrawn';
};

const WORDS = {
  asked: {
    title: 'Do you want these letters?',
    text: (what: string, address: string) =>
      `Somebody wants to send ${what} to ${address}. Nothing comes unless you agree, and each letter has a link to stop them.`,
    move: 'subscribe',
    word: 'Yes, send them to me',
  },
  given: {
    title: 'Unsubscribe',
    text: (what: string, address: string) => `Earshot sends ${what} to ${address}.`,
    move: 'unsubscribe',
    word: 'Stop these letters',
  },
  withdrawn: {
    title: 'You have unsubscribed',
    text: (what: string, address: string) => `Earshot sends ${what} no more to ${address}.`,
    move: 'subscribe',
    word: 'Subscribe again',
  },
} as const;

/** `/letters/:token`. */
export const LettersPage = ({ door, data }: { door: Door; data: LettersData }) => {
  const { title, text, move, word } = WORDS[data.consent];
  return (
    <Bare door={door} title={title}>
      <h1>{title}</h1>
      <p>{text(data.what, data.address)}</p>
      <PostForm action={`/letters/${data.token}`} fields={{ move }}>
        <button type="submit" class="button solid">
          {word}
        </button>
      </PostForm>
    </Bare>
  );
};
