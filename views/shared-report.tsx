/** What somebody outside sees of a shared report: no navigation, and no way into the product. */
import type { PropsWithChildren } from 'hono/jsx';
import { Banner, EmptyState } from './cards.tsx';
import { Html, page } from './document.tsx';
import { type Errors, Field } from './fields.tsx';
import { count, dayIn, longDay } from './format.ts';
import { PostForm } from './forms.tsx';
import { AroundContext, aroundDoor, type Door } from './frame.ts';
import { Hatch } from './layout.tsx';
import { periodWords } from './period.tsx';
import { Lede, nothingTitle, ReputationBody } from './reputation.tsx';
import { isNarrowed, nameOf, onlyWords, type ReputationData } from './reputation-data.ts';

export type SharedReportData = {
  report: ReputationData;
  label: string;
  /** The figures are kept as they were. */
  isFrozen: boolean;
  /** What people wrote is shown. */
  hasQuotes: boolean;
  expiresAt: Date | null;
};

type OutsideProps = PropsWithChildren<{ door: Door; title: string; timeZone?: string; wide?: boolean }>;

const Outside = ({ door, title, timeZone = 'UTC', wide, children }: OutsideProps) => (
  <AroundContext.Provider value={{ ...aroundDoor(door), timeZone }}>
    <Html title={title} assets={door.assets} unlisted shortcuts={false}>
      <Hatch />
      <main id="main" class={wide ? 'sheet shared' : 'bare'} tabindex={-1}>
        {children}
      </main>
    </Html>
  </AroundContext.Provider>
);

const Head = ({ data: { report, isFrozen } }: { data: SharedReportData }) => (
  <div class="page-head">
    <div class="grow">
      <p class="sub">Reputation</p>
      <h1>{nameOf(report, 'All brands')}</h1>
      <p class="sub">
        {periodWords(report.period)}, compared with the {count(report.period.days, 'day')} before
        {isNarrowed(report.only) && `; ${onlyWords(report.only)} alone`}
        {isFrozen && `; figures as they were on ${longDay(dayIn(report.generatedAt, report.timeZone))}`}
      </p>
    </div>
    <div class="button-row no-print">
      <button type="button" class="button with-script" data-print>
        Print
      </button>
    </div>
  </div>
);

const Report = ({ data }: { data: SharedReportData }) => (
  <>
    <Head data={data} />
    {data.report.figures.mentions.value ? (
      <ReputationBody data={data.report} quotes={data.hasQuotes} />
    ) : (
      <EmptyState icon="trending-up" title={nothingTitle(data.report)}>
        <Lede data={data.report} />
      </EmptyState>
    )}
    <p class="footnote no-print">
      Shared read-only with Earshot: {data.label}.
      {data.expiresAt && ` The link works until ${longDay(dayIn(data.expiresAt, data.report.timeZone))}.`}
    </p>
  </>
);

/** `/r/:token`, as a whole document. Figures lead nowhere here: what they lead to needs an account. */
export const sharedReportPage = (door: Door, data: SharedReportData): string =>
  withoutLinks(
    page(
      <Outside
        door={door}
        title={`Reputation of ${nameOf(data.report, 'all brands')}`}
        timeZone={data.report.timeZone}
        wide
      >
        <Report data={data} />
      </Outside>,
    ),
  );

/**
 * Links within the page stay, the others lead nowhere, and what only invites inside goes. Attributes are escaped, so a
 * ">" always ends the tag.
 */
const withoutLinks = (html: string): string =>
  html
    .replaceAll(/<(a|span)\b[^>]* class="inside-only\b[^>]*>[^<]*<\/\1>/g, '')
    .replaceAll(/<a\b[^>]*>/g, (tag) => (/ href="#/.test(tag) ? tag : '<a>'));

type LockedProps = { door: Door; path: string; errors: Errors };

/** The report asks for its password first; nothing of it is told before. */
export const LockedReportPage = ({ door, path, errors }: LockedProps) => (
  <Outside door={door} title="Shared report">
    <h1>This report has a password</h1>
    {errors[''] && (
      <Banner tone="late" icon="circle-x">
        <p role="alert">{errors['']}</p>
      </Banner>
    )}
    <PostForm action={path} class="card form">
      <Field
        name="password"
        label="Password"
        type="password"
        error={errors.password}
        help="Whoever sent you the link knows it."
        autocomplete="off"
        required
        autofocus
      />
      <button type="submit" class="button solid">
        Open the report
      </button>
    </PostForm>
  </Outside>
);

/** Why there is nothing to read; only who has the whole link learns that there was something. */
type NoReport = { state: 'revoked' | 'unknown' } | { state: 'ended'; at: Date };

function noReportWords(why: NoReport): [title: string, text: string] {
  if (why.state === 'revoked')
    return ['This link was revoked', 'Whoever sent it has taken it back. Ask them for a new one.'];
  if (why.state === 'ended')
    return [
      'This link has ended',
      `It worked until ${longDay(dayIn(why.at, 'UTC'))}. Ask whoever sent it for a new one.`,
    ];
  return [
    'There is no report behind this link',
    'The link is not complete, or never was one. Check that you opened all of it, or ask whoever sent it.',
  ];
}

export const NoReportPage = ({ door, why }: { door: Door; why: NoReport }) => {
  const [title, text] = noReportWords(why);
  return (
    <Outside door={door} title="No report">
      <h1>{title}</h1>
      <p>{text}</p>
    </Outside>
  );
};
