/** Every route of the API. */
import { alertRuleRoutes } from './alert-rules.ts';
import { alertRoutes } from './alerts.ts';
import { brandRoutes } from './brands.ts';
import { channelRoutes } from './channels.ts';
import type { ApiRoute } from './contract.ts';
import { correctionRoutes } from './corrections.ts';
import { crisisRoutes } from './crises.ts';
import { digestRoutes } from './digests.ts';
import { incidentRoutes } from './incidents.ts';
import { labelRoutes } from './label-moves.ts';
import { learningRoutes } from './learning.ts';
import { mentionRoutes } from './mentions.ts';
import { moveRoutes } from './moves.ts';
import { peopleRoutes } from './people.ts';
import { replyRoutes } from './replies.ts';
import { replyHelpRoutes } from './reply-help.ts';
import { reviewRoutes } from './reply-reviews.ts';
import { reportRoutes } from './reports.ts';
import { responseSettingsRoutes } from './response-settings.ts';
import { ruleRoutes } from './rules.ts';
import { sourceRoutes } from './sources.ts';
import { standingRoutes } from './standing.ts';
import { teamRoutes } from './teams.ts';
import { templateRoutes } from './templates.ts';
import { triageRuleRoutes } from './triage-rules.ts';

export const ROUTES: ApiRoute[] = [
  ...brandRoutes,
  ...ruleRoutes,
  ...sourceRoutes,
  ...channelRoutes,
  ...alertRuleRoutes,
  ...alertRoutes,
  ...digestRoutes,
  ...incidentRoutes,
  ...mentionRoutes,
  ...moveRoutes,
  ...replyRoutes,
  ...reviewRoutes,
  ...replyHelpRoutes,
  ...templateRoutes,
  ...triageRuleRoutes,
  ...responseSettingsRoutes,
  ...crisisRoutes,
  ...labelRoutes,
  ...correctionRoutes,
  ...reportRoutes,
  ...standingRoutes,
  ...learningRoutes,
  ...peopleRoutes,
  ...teamRoutes,
];
