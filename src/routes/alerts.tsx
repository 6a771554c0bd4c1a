/** The alerts: rules, channels, and what was delivered. */
import { Hono } from 'hono';
import { ReadyMade } from '../../views/alert-ready-made.tsx';
import { AlertsPage } from '../../views/alerts.tsx';
import type { AlertRuleRow, ReadyMadeRow } from '../../views/alerts-data.ts';
import { Fragment } from '../../views/layout.tsx';
import { backtest } from '../alerts/backtest.ts';
import { listAlerts } from '../alerts/list.ts';
import { listChannels } from '../alerts/list-channels.ts';
import type { Precision } from '../alerts/precision.ts';
import { type ReadyMade as Ready, readyMade } from '../alerts/ready-made.ts';
import { inputOf, NEW_RULE } from '../alerts/rule-form.ts';
import { type AlertRule, listAlertRules } from '../alerts/rules.ts';
import { rulePrecision } from '../alerts/verdict.ts';
import { keptSoFar } from '../mentions/inbox/view-counts.ts';
import { fragmentFrameOf, frameOf } from './frame.ts';
import { fragment, isPartial, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const PAGE_LENGTH = 50;

export const alertsRoutes = new Hono<Environment>();

alertsRoutes.get('/alerts', async (c) => {
  const platform = c.get('platform');
  permittedSomewhere(c, 'see alert rules');
  const brandIds = (await seenBrands(c)).map((brand) => brand.id);
  const cursor = c.req.query('cursor');
  const rules = await listAlertRules(platform, brandIds);
  const channels = await listChannels(platform);
  const isCounted = c.req.query('ready') === 'counted';
  const offered = await readyMadeRows(c, rules, isCounted);
  if (isCounted && isPartial(c)) {
    const cards = <ReadyMade readyMade={offered} channels={channels} />;
    return fragment(c, <Fragment frame={await fragmentFrameOf(c)}>{cards}</Fragment>);
  }
  const log = await listAlerts(platform, { brandIds, cursor, limit: PAGE_LENGTH });
  const data = {
    rules: rowsOfRules(
      rules,
      await rulePrecision(
        platform,
        rules.map(({ id }) => id),
      ),
    ),
    readyMade: offered,
    channels,
    deliveries: log.items,
    nextCursor: log.next,
    isOlder: cursor !== undefined,
  };
  return show(c, <AlertsPage frame={await frameOf(c)} data={data} />);
});

/** Rules as lines of a list. */
export const rowsOfRules = (rules: AlertRule[], precision: ReadonlyMap<number, Precision>): AlertRuleRow[] =>
  rules.map(({ channels, brandName, ...rule }) => ({
    ...rule,
    usefulShare: precision.get(rule.id)?.share ?? null,
    brand: brandName,
    channels: channels.map((channel) => channel.name),
  }));

/** Those that nobody has made yet; counting looks through a month of mentions for each. */
async function readyMadeRows(c: Request, rules: AlertRule[], isCounted: boolean): Promise<ReadyMadeRow[]> {
  const seen = await seenBrands(c);
  const rivals = seen.filter(({ kind }) => kind === 'competitor').map(({ name }) => name);
  const missing = readyMade(rivals).filter(({ values }) => !rules.some((rule) => isSame(rule, values)));
  const brandIds = seen.map((brand) => brand.id);
  const isEmpty = (await keptSoFar(c.get('platform'), brandIds)).n === 0;
  const ringsOf = async (values: Ready['values']) =>
    isCounted ? (await backtest(c.get('platform'), triedOf(values, brandIds))).rings : 'not counted';
  return Promise.all(
    missing.map(async ({ key, name, why, values }) => {
      const rings = isEmpty ? 'nothing read yet' : await ringsOf(values);
      return { key, name, why, rings };
    }),
  );
}

const isSame = (rule: AlertRule, { about, filter }: Ready['values']) =>
  rule.about === about && (rule.filter === filter || about === 'overdue');

function triedOf(values: Ready['values'], brandIds: number[]) {
  const input = inputOf({ ...NEW_RULE, quietZone: 'UTC', ...values, rows: null });
  return {
    ...{ about: values.about, filter: input.filter, brandId: null, brandIds },
    settings: {
      ...{ threshold: input.threshold!, thresholdMinutes: input.thresholdMinutes! },
      ...{ groupMinutes: input.groupMinutes!, cooldownMinutes: input.cooldownMinutes! },
      ...{ quiet: null, overrideFrom: input.overrideFrom!, dailyBudget: null },
    },
  };
}
