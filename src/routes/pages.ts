/** The pages of somebody who may be signed in, in the order in which their routes are asked. */
import { accuracyRoutes } from './accuracy.tsx';
import { alertRoutes } from './alert.tsx';
import { alertAgainRoutes } from './alert-again.ts';
import { alertRuleRoutes } from './alert-rule.tsx';
import { alertRuleDraftRoutes } from './alert-rule-draft.tsx';
import { alertsRoutes } from './alerts.tsx';
import { authorRoutes } from './author.tsx';
import { brandRoutes } from './brand.tsx';
import { brandVoiceRoutes } from './brand-voice.tsx';
import { brandsRoutes } from './brands.tsx';
import { channelRoutes } from './channel.tsx';
import { channelKeyRoutes } from './channel-keys.tsx';
import { competitorRoutes } from './competitors.tsx';
import { crisisRoutes } from './crisis.tsx';
import { digestRoutes } from './digests.tsx';
import { exportRoutes } from './export.tsx';
import { fixTellingRoutes } from './fix-telling.tsx';
import { fixesRoutes } from './fixes.tsx';
import { impactRoutes } from './impact.tsx';
import { importsRoutes } from './imports.tsx';
import { inboxRoutes } from './inbox.tsx';
import { inboxSelectionRoutes } from './inbox-selection.tsx';
import { incidentRoutes } from './incidents.tsx';
import { mentionRoutes } from './mention.tsx';
import { mentionNewRoutes } from './mention-new.tsx';
import { onCallRoutes } from './on-call.tsx';
import { paletteRoutes } from './palette.tsx';
import { peopleRoutes } from './people.tsx';
import { picturesRoutes } from './pictures.ts';
import { presenceRoutes } from './presence.ts';
import { recoveryRoutes } from './recovery.tsx';
import { repliesRoutes } from './replies.tsx';
import { replyHelpRoutes } from './reply-help.tsx';
import { reportLetterRoutes } from './report-letters.tsx';
import { reputationRoutes } from './reputation.tsx';
import { ruleTrialRoutes } from './rule-trial.tsx';
import { savedViewRoutes } from './saved-views.tsx';
import { scoreRoutes } from './score.tsx';
import { searchTermRoutes } from './search-terms.tsx';
import { settingsRoutes } from './settings.tsx';
import { settingsAuditRoutes } from './settings-audit.tsx';
import { settingsErasureRoutes } from './settings-erasure.tsx';
import { settingsHoursRoutes } from './settings-hours.tsx';
import { settingsPriorityRoutes } from './settings-priority.tsx';
import { settingsPrivacyRoutes } from './settings-privacy.tsx';
import { settingsScoringRoutes } from './settings-scoring.tsx';
import { settingsSlackRoutes } from './settings-slack.tsx';
import { settingsTokensRoutes } from './settings-tokens.tsx';
import { settingsUsersRoutes } from './settings-users.tsx';
import { setupRoutes } from './setup.tsx';
import { setupWhereRoutes } from './setup-where.tsx';
import { setupWordsRoutes } from './setup-words.tsx';
import { shareRoutes } from './share.tsx';
import { sharedRoutes } from './shared.tsx';
import { signInRoutes } from './sign-in.tsx';
import { sourceRoutes } from './source.tsx';
import { sourceConnectionRoutes } from './source-connection.tsx';
import { sourceNewRoutes } from './source-new.tsx';
import { sourcesRoutes } from './sources.tsx';
import { surveyRoutes } from './survey.tsx';
import { teamRoutes } from './team.tsx';
import { teamReportRoutes } from './team-report.tsx';
import { templateRoutes } from './templates.tsx';
import { themeRoutes } from './themes.tsx';
import { triageRuleRoutes } from './triage-rule.tsx';
import { triageRulesRoutes } from './triage-rules.tsx';

export const PAGES = [
  signInRoutes,
  mentionNewRoutes,
  exportRoutes,
  inboxRoutes,
  inboxSelectionRoutes,
  mentionRoutes,
  replyHelpRoutes,
  picturesRoutes,
  presenceRoutes,
  paletteRoutes,
  searchTermRoutes,
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
  alertRuleDraftRoutes,
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
  triageRulesRoutes,
  triageRuleRoutes,
  settingsPrivacyRoutes,
  settingsErasureRoutes,
  settingsAuditRoutes,
];
