/** Every page with its sample data, by the address at which it stands. */
import { AccuracyPage } from '../../views/accuracy.tsx';
import { AlertRulePage } from '../../views/alert-rule.tsx';
import { AlertsPage } from '../../views/alerts.tsx';
import { BrandPage } from '../../views/brand.tsx';
import { BrandsPage } from '../../views/brands.tsx';
import { ChannelPage } from '../../views/channel.tsx';
import { DigestsPage } from '../../views/digests.tsx';
import { page } from '../../views/document.tsx';
import { type ErrorData, ErrorPage } from '../../views/error.tsx';
import { ExportPage } from '../../views/export.tsx';
import type { Assets } from '../../views/frame.ts';
import { ImportPage } from '../../views/import.tsx';
import { ImportsPage } from '../../views/imports.tsx';
import { FeedListPage } from '../../views/imports-feeds.tsx';
import { InboxPage } from '../../views/inbox.tsx';
import { LettersPage } from '../../views/letters.tsx';
import { NewMentionPage } from '../../views/mention-new.tsx';
import { PalettePage } from '../../views/palette.tsx';
import { ReputationPage } from '../../views/reputation.tsx';
import { ProfilePage } from '../../views/settings.tsx';
import { ErasurePage, ErasureReceiptPage } from '../../views/settings-erasure.tsx';
import { HoursPage } from '../../views/settings-hours.tsx';
import { PrivacyPage } from '../../views/settings-privacy.tsx';
import { TokensPage } from '../../views/settings-tokens.tsx';
import { UsersPage } from '../../views/settings-users.tsx';
import { SetupBrandPage } from '../../views/setup.tsx';
import { SetupWherePage } from '../../views/setup-where.tsx';
import { SetupWordsPage } from '../../views/setup-words.tsx';
import { ShortcutsPage } from '../../views/shortcuts.tsx';
import { SignInLinkPage, SignInPage } from '../../views/sign-in.tsx';
import { SourcePage } from '../../views/source.tsx';
import { SourceDeletionPage } from '../../views/source-deletion.tsx';
import { NewSourcePage } from '../../views/source-new.tsx';
import { SourcesPage } from '../../views/sources.tsx';
import { TriageRulePage } from '../../views/triage-rule.tsx';
import { TriageRulesPage } from '../../views/triage-rules.tsx';
import * as accounts from './samples/accounts.ts';
import { accuracy } from './samples/accuracy.ts';
import * as alerting from './samples/alerts.ts';
import * as branding from './samples/brands.ts';
import * as digesting from './samples/digests.ts';
import * as around from './samples/frame.ts';
import * as importing from './samples/imports.ts';
import { inbox } from './samples/inbox.ts';
import * as privacy from './samples/privacy.ts';
import { reputation } from './samples/report.ts';
import * as ruling from './samples/rules.ts';
import * as setup from './samples/setup.ts';
import * as sourcing from './samples/sources.ts';

const PALETTE = [
  { title: 'This mention', items: [{ word: 'Done', press: 'e' }] },
  { title: 'Pages', items: [{ word: 'Inbox', href: '/' }] },
];

/** Address → whole document. */
export function allPages(assets: Assets = around.ASSETS): Record<string, string> {
  const frame = { ...around.frame, assets };
  const door = { ...around.door, assets };
  const error: ErrorData = {
    status: 404,
    sentence: null,
    requestId: 'f3a1',
    typed: ['We look into it.'],
    back: '/',
  };
  const pages = {
    '/': <InboxPage frame={frame} data={inbox} />,
    '/mentions/11': <InboxPage frame={frame} data={{ ...inbox, shown: 'detail' }} />,
    '/?view=overdue': (
      <InboxPage
        frame={frame}
        data={{
          ...inbox,
          rows: [],
          nextCursor: null,
          detail: null,
          selectedId: null,
          count: { n: 0, capped: false },
          empty: { kind: 'clear', lastNegative: { at: around.ago(10_800_000), answeredBy: 'Jonas' } },
        }}
      />
    ),
    '/reputation': <ReputationPage frame={frame} data={reputation} />,
    '/accuracy': <AccuracyPage frame={frame} data={accuracy} />,
    '/sources': <SourcesPage frame={frame} data={sourcing.sources} />,
    '/sources/new': <NewSourcePage frame={frame} data={sourcing.newSource} />,
    '/sources/new?kind=rss': <NewSourcePage frame={frame} data={sourcing.newFeed} />,
    '/sources/new?kind=googlebusiness': <NewSourcePage frame={frame} data={sourcing.newReviews} />,
    '/sources/1': <SourcePage frame={frame} data={sourcing.sourceDetail} />,
    '/sources/8': <SourcePage frame={frame} data={sourcing.linkDetail} />,
    '/sources/1/deletion': (
      <SourceDeletionPage frame={frame} data={{ id: 1, name: '2 locations', mentions: 1208 }} />
    ),
    '/imports': <ImportsPage frame={frame} data={importing.imports} />,
    '/imports/1': <ImportPage frame={frame} data={importing.preview} />,
    '/imports/2': <ImportPage frame={frame} data={importing.running} />,
    '/imports/3': <ImportPage frame={frame} data={importing.failed} />,
    '/imports/feeds': <FeedListPage frame={frame} data={importing.feeds} />,
    '/mentions/new': <NewMentionPage frame={frame} data={importing.newMention} />,
    '/mentions/export': <ExportPage frame={frame} data={importing.download} />,
    '/alerts': <AlertsPage frame={frame} data={alerting.alerts} />,
    '/alert-rules/1': <AlertRulePage frame={frame} data={alerting.alertRule} />,
    '/channels/2': <ChannelPage frame={frame} data={alerting.channel} />,
    '/digests': <DigestsPage frame={frame} data={digesting.digests} />,
    '/letters/digest-1.x': <LettersPage door={door} data={digesting.letters} />,
    '/brands': <BrandsPage frame={frame} data={branding.brands} />,
    '/brands/1': <BrandPage frame={frame} data={branding.brand} />,
    '/setup/brand': <SetupBrandPage door={door} data={setup.setupBrand} />,
    '/setup/words': <SetupWordsPage door={door} data={setup.setupWords} />,
    '/setup/where': <SetupWherePage door={door} data={setup.setupWhere} />,
    '/sign-in': (
      <SignInPage
        door={door}
        data={{ email: 'maya@fernhill.example', next: '/', error: 'E-mail or password is wrong.' }}
      />
    ),
    '/sign-in/abc': (
      <SignInLinkPage
        door={door}
        data={{
          state: 'valid',
          token: 'abc',
          name: 'Maya',
          email: 'maya@fernhill.example',
          asksEmail: false,
          errors: {},
        }}
      />
    ),
    '/settings': <ProfilePage frame={frame} data={accounts.profile} />,
    '/settings/users': <UsersPage frame={frame} data={accounts.users} />,
    '/settings/tokens': <TokensPage frame={frame} data={accounts.tokens} />,
    '/settings/hours': <HoursPage frame={frame} data={ruling.hours} />,
    '/settings/rules': <TriageRulesPage frame={frame} data={ruling.triageRules} />,
    '/triage-rules/1': <TriageRulePage frame={frame} data={ruling.triageRule} />,
    '/settings/privacy': <PrivacyPage frame={frame} data={privacy.privacy} />,
    '/settings/erasure': <ErasurePage frame={frame} data={privacy.erasure} />,
    '/settings/erasure?': <ErasurePage frame={frame} data={privacy.erasurePreview} />,
    '/settings/erasure/3': <ErasureReceiptPage frame={frame} data={privacy.receipt} />,
    '/shortcuts': <ShortcutsPage frame={frame} />,
    '/palette': <PalettePage frame={frame} data={{ q: '', groups: PALETTE }} />,
    '/nowhere': <ErrorPage frame={frame} door={door} data={error} />,
  };
  return Object.fromEntries(Object.entries(pages).map(([path, node]) => [path, page(node)]));
}
