/** When something cannot be shown: what happened, what it means for the data, what to do. */
import type { PropsWithChildren } from 'hono/jsx';
import { Bare } from './bare.tsx';
import type { Door, Frame } from './frame.ts';
import { Layout } from './layout.tsx';

export type ErrorStatus = 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;

export type ErrorData = {
  status: ErrorStatus;
  /** The refusal's own sentence, when there is one. */
  sentence: string | null;
  /** The same id as in the log; null for refusals that are not logged. */
  requestId: string | null;
  /** What stood in the form that could not be taken. */
  typed: string[];
  /** Where "go back" leads, on this origin. */
  back: string;
};

type Words = { title: string; what: string; next: string };

const WORDS: Record<ErrorStatus, Words> = {
  400: {
    title: 'That request cannot be read',
    what: 'A part of it is missing or malformed. Nothing was changed.',
    next: 'Go back, reload the page and try again.',
  },
  403: {
    title: 'You may not do that',
    what: 'Your role does not allow it. Nothing was changed.',
    next: 'Ask an admin of this workspace if you need it.',
  },
  404: {
    title: 'There is nothing here',
    what: 'It was deleted, or the address has a typing mistake, or it belongs to a brand that you may not see.',
    next: 'Nothing is wrong with the rest.',
  },
  409: {
    title: 'Someone else was faster',
    what: 'This changed since you opened it. Your change was not stored.',
    next: 'Look at how it is now, then decide again.',
  },
  413: {
    title: 'That is too much at once',
    what: 'The request is larger than it may be, 1 MB for a form. Nothing was stored.',
    next: 'Send less, or use the command line to import.',
  },
  422: {
    title: 'That cannot be stored',
    what: 'A field does not hold what it should. Nothing was changed.',
    next: 'Go back and correct it.',
  },
  429: {
    title: 'Too many tries',
    what: 'Requests of this kind are limited. Nothing was changed.',
    next: 'Wait some minutes, then try again.',
  },
  500: {
    title: 'Earshot made a mistake',
    what: 'The fault is ours. What you wanted was not stored, everything before it was.',
    next: 'Try again. If it stays so, tell your admin the number below.',
  },
  503: {
    title: 'Earshot is not ready',
    what: 'The database cannot be reached. Nothing is lost: what is stored stays, and polling goes on later.',
    next: 'Try again in a minute.',
  },
};

/** What happened, in words alone, where no page is wanted. */
export const errorSentence = ({ status, sentence, requestId }: ErrorData) =>
  `${sentence ?? WORDS[status].what}${requestId ? ` Number of this request: ${requestId}.` : ''}`;

const Typed = ({ words }: { words: string[] }) => (
  <>
    <p>What you typed was not stored. It stands here, so that you can copy it:</p>
    {words.map((text) => (
      <textarea class="input lines" rows={4} readonly aria-label="What you typed">
        {text}
      </textarea>
    ))}
  </>
);

const Content = ({ data }: { data: ErrorData }) => {
  const words = WORDS[data.status];
  return (
    <div class="oops">
      <p class="hint">{data.status}</p>
      <h1>{words.title}</h1>
      <p>{data.sentence ?? words.what}</p>
      <p>{words.next}</p>
      {data.requestId && (
        <p class="hint">
          Number of this request: <code>{data.requestId}</code>
        </p>
      )}
      {data.typed.length > 0 && <Typed words={data.typed} />}
      <div class="button-row">
        <a class="button solid" href={data.back}>
          {data.back === '/' ? 'Open the inbox' : 'Go back'}
        </a>
      </div>
    </div>
  );
};

type ErrorProps = { frame: Frame | null; door: Door; data: ErrorData };

const Around = ({ frame, door, title, children }: PropsWithChildren<ErrorProps & { title: string }>) =>
  frame ? (
    <Layout frame={frame} title={title} current={null}>
      {children}
    </Layout>
  ) : (
    <Bare door={door} title={title}>
      {children}
    </Bare>
  );

/** With the rail for people who are in, without it for others. */
export const ErrorPage = (props: ErrorProps) => (
  <Around {...props} title={WORDS[props.data.status].title}>
    <Content data={props.data} />
  </Around>
);
