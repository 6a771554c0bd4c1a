/** The weekly report on its way: each letter once, with the chart as a picture. */
import type { Budget } from '../../jobs/job.ts';
import { permittedAmong } from '../accounts/guard.ts';
import { accountOf, toViewer } from '../accounts/viewer.ts';
import { listBrands } from '../brands/brands.ts';
import { Failure, Refusal } from '../failure.ts';
import { letterUrl, unsubscribeHeaders } from '../letters/token.ts';
import type { Letter, Platform } from '../platform/platform.ts';
import { reputation } from '../reports/reputation.ts';
import type { Reputation } from '../reports/reputation-shape.ts';
import { wholeDays } from '../reports/subject.ts';
import { CHART_WIDTH, chartSvg } from './chart.tsx';
import { type Claimed, claimLetter, giveUpCutOff, type Outcome, settleLetter } from './claim.ts';
import { listOfReport } from './consent.ts';
import { writeDueLetters } from './due.ts';
import { CHART_ID, writtenReport } from './letter.ts';

export type SentReports = Record<Outcome['is'] | 'due', number>;

/** Writes down what is due and sends what waits, until nothing does or the time is over. */
export async function sendDueReports(platform: Platform, budget: Budget): Promise<SentReports> {
  const counts: SentReports = { due: 0, sent: 0, empty: 0, postponed: 0, failed: 0, unclear: 0 };
  if (!platform.mail) return counts;
  counts.due = await writeDueLetters(platform);
  counts.unclear = await giveUpCutOff(platform);
  while (platform.now() < budget.until) {
    const letter = await claimLetter(platform);
    if (!letter) break;
    const outcome = await attempt(platform, letter);
    await settleLetter(platform, letter, outcome);
    counts[outcome.is]++;
  }
  return counts;
}

/** These say that the mail server did not take it, and may take it later. */
const AGAIN = new Set(['rate', 'transient', 'dns', 'tls', 'auth']);

async function attempt(platform: Platform, letter: Claimed): Promise<Outcome> {
  let isHandedOver = false;
  try {
    const made = await letterFor(platform, letter);
    if (!made) return { is: 'empty', failure: null };
    isHandedOver = true;
    await platform.mail!(made);
    return { is: 'sent', failure: null };
  } catch (error) {
    if (!(error instanceof Failure))
      platform.log('error', 'A weekly report could not be made or sent', { letter: letter.id, error });
    const failure =
      error instanceof Failure
        ? error
        : new Failure('transient', 'The letter could not be made; see the log.');
    if (failure.class === 'timeout' && isHandedOver) return { is: 'unclear', failure };
    return { is: AGAIN.has(failure.class) ? 'postponed' : 'failed', failure };
  }
}

/** Null when there is nothing to say, or its reader may see nothing any more. */
async function letterFor(platform: Platform, letter: Claimed): Promise<Letter | null> {
  const reader = await readerOf(platform, letter);
  if (!reader) return null;
  const report = await weekOf(platform, letter, reader.brandIds);
  if (!report?.figures.mentions.value) return null;
  const list = listOfReport(letter.subscriptionId);
  const unsubscribeUrl = await letterUrl(platform, list);
  const picture = await drawn(platform, report);
  const around = {
    url: reader.hasAccount ? reportUrl(platform, letter, report) : null,
    unsubscribeUrl,
    why: `You get this every week because you subscribed to it in Earshot at ${platform.settings.publicUrl}.`,
    hasPicture: picture !== null,
  };
  return {
    to: reader.address,
    ...writtenReport(report, around),
    headers: unsubscribeHeaders(unsubscribeUrl, list),
    ...(picture && {
      attachments: [{ name: 'net-sentiment.png', type: 'image/png', content: picture, contentId: CHART_ID }],
    }),
  };
}

type Reader = { address: string; brandIds: number[]; hasAccount: boolean };

/** What a user may see is asked anew each week; an address outside gets what was decided for it. */
async function readerOf(platform: Platform, { userId, email, brandIds }: Claimed): Promise<Reader | null> {
  if (userId === null) return { address: email!, brandIds, hasAccount: false };
  const account = await accountOf(platform, userId);
  if (!account) return null;
  const seen = permittedAmong(toViewer(account), 'see reports', await listBrands(platform));
  return { address: account.email, brandIds: seen.map(({ id }) => id), hasAccount: true };
}

/** Seven whole days before it was due. */
async function weekOf(platform: Platform, { brandId, dueAt, timeZone }: Claimed, visibleBrandIds: number[]) {
  const question = { brandId, visibleBrandIds };
  try {
    const period = await wholeDays(platform, question, { at: dueAt, timeZone, days: 7 });
    return await reputation(platform, { ...question, period });
  } catch (error) {
    // Its brand was removed, or may not be seen any more.
    if (error instanceof Refusal && error.reason === 'not-found') return null;
    throw error;
  }
}

const reportUrl = ({ settings }: Platform, { brandId }: Claimed, { period }: Reputation) =>
  `${settings.publicUrl}/reputation?${new URLSearchParams({
    ...(brandId !== null && { brand: String(brandId) }),
    from: period.from,
    to: period.to,
  })}`;

/** A letter without its picture is better than none. */
async function drawn(platform: Platform, report: Reputation): Promise<Uint8Array | null> {
  if (!platform.picture) return null;
  return platform.picture(chartSvg(report.points), CHART_WIDTH).catch((error) => {
    platform.log('error', 'The chart of a weekly report could not be drawn', { error });
    return null;
  });
}
