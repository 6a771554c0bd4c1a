/** What every request goes through, and which routes there are. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { makeApi } from './api/api.ts';
import { LARGEST_FILE, TOO_LARGE } from './ingest/received.ts';
import type { Platform } from './platform/platform.ts';
import { accuracyRoutes } from './routes/accuracy.tsx';
import { alertRoutes } from './routes/alert.tsx';
import { alertAgainRoutes } from './routes/alert-again.ts';
import { alertRuleRoutes } from './routes/alert-rule.tsx';
import { alertsRoutes } from './routes/alerts.tsx';
import { authorRoutes } from './routes/author.tsx';
import { brandRoutes } from './routes/brand.tsx';
import { brandVoiceRoutes } from './routes/brand-voice.tsx';
import { brandsRoutes } from './routes/brands.tsx';
import { channelRoutes } from './routes/channel.tsx';
import { channelKeyRoutes } from './routes/channel-keys.tsx';
import { competitorRoutes } from './routes/competitors.tsx';
import { crisisRoutes } from './routes/crisis.tsx';
import { digestRoutes } from './routes/digests.tsx';
import { exportRoutes } from './routes/export.tsx';
import { feedRoutes } from './routes/feed.ts';
import { fixTellingRoutes } from './routes/fix-telling.tsx';
import { fixesRoutes } from './routes/fixes.tsx';
import { healthRoutes } from './routes/health.ts';
import { slackHookRoutes } from './routes/hooks-slack.ts';
import { impactRoutes } from './routes/impact.tsx';
import { importsRoutes } from './routes/imports.tsx';
import { inboxRoutes } from './routes/inbox.tsx';
import { inboxSelectionRoutes } from './routes/inbox-selection.tsx';
import { incidentRoutes } from './routes/incidents.tsx';
import { letterRoutes } from './routes/letters.tsx';
import { mentionRoutes } from './routes/mention.tsx';
import { mentionNewRoutes } from './routes/mention-new.tsx';
import { onCallRoutes } from './routes/on-call.tsx';
import { paletteRoutes } from './routes/palette.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { presenceRoutes } from './routes/presence.ts';
import { recoveryRoutes } from './routes/recovery.tsx';
import { repliesRoutes } from './routes/replies.tsx';
import { replyHelpRoutes } from './routes/reply-help.tsx';
import { reportLetterRoutes } from './routes/report-letters.tsx';
import { reputationRoutes } from './routes/reputation.tsx';
import type { Environment, Request, RunSoon } from './routes/request/environment.ts';
import { notFoundPage, onError, onWrongMethod } from './routes/request/errors.tsx';
import { headers } from './routes/request/headers.ts';
import { accessLog } from './routes/request/log.ts';
import { sameOrigin } from './routes/request/same-origin.ts';
import { session } from './routes/request/session.ts';
import { ruleTrialRoutes } from './routes/rule-trial.tsx';
import { savedViewRoutes } from './routes/saved-views.tsx';
import { scoreRoutes } from './routes/score.tsx';
import { settingsRoutes } from './routes/settings.tsx';
import { settingsAuditRoutes } from './routes/settings-audit.tsx';
import { settingsErasureRoutes } from './routes/settings-erasure.tsx';
import { settingsHoursRoutes } from './routes/settings-hours.tsx';
import { settingsPriorityRoutes } from './routes/settings-priority.tsx';
import { settingsPrivacyRoutes } from './routes/settings-privacy.tsx';
import { settingsScoringRoutes } from './routes/settings-scoring.tsx';
import { settingsSlackRoutes } from './routes/settings-slack.tsx';
import { settingsTokensRoutes } from './routes/settings-tokens.tsx';
import { settingsUsersRoutes } from './routes/settings-users.tsx';
import { setupRoutes } from './routes/setup.tsx';
import { setupWhereRoutes } from './routes/setup-where.tsx';
import { setupWordsRoutes } from './routes/setup-words.tsx';
import { shareRoutes } from './routes/share.tsx';
import { sharedRoutes } from './routes/shared.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { sourceRoutes } from './routes/source.tsx';
import { sourceConnectionRoutes } from './routes/source-connection.tsx';
import { sourceNewRoutes } from './routes/source-new.tsx';
import { sourcesRoutes } from './routes/sources.tsx';
import { surveyRoutes } from './routes/survey.tsx';
import { teamRoutes } from './routes/team.tsx';
import { teamReportRoutes } from './routes/team-report.tsx';
import { templateRoutes } from './routes/templates.tsx';
import { themeRoutes } from './routes/themes.tsx';
import { triageRuleRoutes } from './routes/triage-rules.tsx';

const PAGES = [
  signInRoutes,
  mentionNewRoutes,
  exportRoutes,
  inboxRoutes,
  inboxSelectionRoutes,
  mentionRoutes,
  replyHelpRoutes,
  presenceRoutes,
  paletteRoutes,
  importsRoutes,
  setupRoutes,
  setupWordsRoutes,
  setupWhereRoutes,
  reputationRoutes,
  shareRoutes,
  sharedRoutes,
  reportLetterRoutes,
  surveyRoutes,
  scoreRoutes,
  competitorRoutes,
  impactRoutes,
  fixesRoutes,
  fixTellingRoutes,
  themeRoutes,
  templateRoutes,
  teamRoutes,
  teamReportRoutes,
  accuracyRoutes,
  alertsRoutes,
  alertAgainRoutes,
  alertRuleRoutes,
  onCallRoutes,
  incidentRoutes,
  alertRoutes,
  channelRoutes,
  channelKeyRoutes,
  digestRoutes,
  peopleRoutes,
  recoveryRoutes,
  authorRoutes,
  repliesRoutes,
  brandsRoutes,
  brandRoutes,
  brandVoiceRoutes,
  crisisRoutes,
  ruleTrialRoutes,
  sourcesRoutes,
  sourceNewRoutes,
  sourceConnectionRoutes,
  sourceRoutes,
  savedViewRoutes,
  settingsRoutes,
  settingsUsersRoutes,
  settingsTokensRoutes,
  settingsSlackRoutes,
  settingsScoringRoutes,
  settingsPriorityRoutes,
  settingsHoursRoutes,
  triageRuleRoutes,
  settingsPrivacyRoutes,
  settingsErasureRoutes,
  settingsAuditRoutes,
];

const LARGEST_BODY = 1024 * 1024;
/** A message of ours with what Slack says around it. */
const LARGEST_PRESS = 256 * 1024;
/** A file, and the form around it. */
const LARGEST_UPLOAD = LARGEST_FILE + 1024 * 1024;
const UPLOADS = ['/imports', '/imports/feeds'];

/** What only the door knows. */
export type Door = {
  isMigrated?: () => Promise<boolean>;
  /** Runs a job before its time, in the background. */
  runSoon?: RunSoon;
};

/** The whole web side. `platformFor` gives the platform of a request: one for all on Node, one each on Workers. */
export function makeApp(
  platformFor: (c: Request) => Platform | Promise<Platform>,
  { isMigrated = async () => true, runSoon = () => {} }: Door = {},
): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError(onError);
  app.use(requestId());
  app.use(async (c, next) => {
    c.set('platform', await platformFor(c));
    c.set('runSoon', runSoon);
    await next();
  });
  app.use(accessLog);
  app.use(headers);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: onWrongMethod }));
  app.route('/', healthRoutes(isMigrated));
  app.route('/api/v1', makeApi());
  app.use('/hooks/*', limitBody(LARGEST_PRESS));
  app.route('/', slackHookRoutes);
  app.use(except(UPLOADS, limitBody(LARGEST_BODY)));
  app.route('/', letterRoutes);
  app.route('/', feedRoutes);
  app.use(sameOrigin);
  app.use(session);
  for (const path of UPLOADS) app.use(path, limitUpload);
  for (const pages of PAGES) app.route('/', pages);
  app.all('*', notFoundPage);
  return app;
}

const limitBody = (maxSize: number, message?: string) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413, { message });
    },
  });

/** A body without a length is read to be measured: nobody who is not signed in may send a large one. */
const limitUpload: MiddlewareHandler<Environment> = (c, next) =>
  (c.get('account') ? limitBody(LARGEST_UPLOAD, TOO_LARGE) : limitBody(LARGEST_BODY))(c, next);
