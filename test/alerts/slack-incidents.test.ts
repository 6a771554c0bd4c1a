/** Incidents and reminders in Slack: somebody takes them, and the message says who. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/alerts/deliver.ts';
import { acknowledgeIncident, closeIncident } from '../../src/alerts/incidents/take.ts';
import { raiseIncident } from '../../src/alerts/raise-incident.ts';
import { alertRules, alerts, audit, incidents } from '../../src/db/schema.ts';
import { anAlertRule, anIncident, aUser } from '../support/records.ts';
import { anAlert, aWorld, budget, eventsOf, link, press, toldTo, type World } from './slack-world.ts';

const deliver = async ({ platform }: World, seconds = 1) => {
  platform.setNow(seconds * 1000);
  await deliverDue(platform, budget);
};

async function anIncidentIn(world: World) {
  const { platform, brand, channel } = world;
  await anAlertRule(platform, {
    about: 'incidents',
    filter: '',
    channelIds: [channel.id],
    remindMinutes: 30,
  });
  const { id } = await anIncident(platform, { brandId: brand.id });
  await raiseIncident(platform, id);
  await deliver(world);
  const [alert] = await platform.db.select().from(alerts).where(eq(alerts.incidentId, id));
  return { id, alertId: alert!.id, ts: tsOf(alert!) };
}

const tsOf = ({ externalId }: { externalId: string | null }) => externalId!.split(':')[1]!;

describe('an incident in Slack', () => {
  it('is taken by its button as on its page, by one person, and nobody is reminded', async () => {
    const world = await aWorld();
    const { platform, workspace, ada } = world;
    const jonas = await aUser(platform, { name: 'Jonas', role: 'responder' });
    await link(platform, 'U02', jonas.id);
    const viewer = await aUser(platform, { role: 'viewer' });
    await link(platform, 'U03', viewer.id);
    const { id, alertId, ts } = await anIncidentIn(world);
    expect(JSON.stringify(workspace.message(ts))).toContain(`take:${alertId}`);
    await press(world, `take:${alertId}`, 'U03');
    await press(world, `take:${alertId}`);
    await press(world, `take:${alertId}`, 'U02');
    await press(world, `dismiss:${alertId}`, 'U02');
    expect(toldTo(world)).toEqual([
      expect.stringMatching(/^Your role does not allow this/),
      'Somebody looks after this incident already, or it is over.',
      expect.stringMatching(/^There is no such mention or incident/),
    ]);
    expect(await platform.db.select().from(incidents)).toMatchObject([
      { id, status: 'acknowledged', acknowledgedBy: ada.id },
    ]);
    const [noted] = await platform.db.select().from(audit).where(eq(audit.action, 'takes incident'));
    expect(noted).toMatchObject({ userId: ada.id, via: 'slack' });
    await deliver(world);
    const message = JSON.stringify(workspace.message(ts));
    expect(message).toContain('Ada looks after it since 12:00');
    expect(message).not.toContain(`take:${alertId}`);
    await deliver(world, 3600);
    expect(await platform.db.select().from(alerts).where(eq(alerts.kind, 'reminder'))).toEqual([]);
  });

  it('says so as well when somebody took it in Earshot, and can be judged', async () => {
    const world = await aWorld();
    const { platform, workspace, ada } = world;
    const { id, alertId, ts } = await anIncidentIn(world);
    await acknowledgeIncident(platform, { userId: ada.id, via: 'web' }, id);
    await press(world, `noise:${alertId}`);
    await deliver(world);
    const message = JSON.stringify(workspace.message(ts));
    expect(message).toContain('Ada looks after it since 12:00 · Not worth a message');
    expect(message).not.toContain(`useful:${alertId}`);
  });
});

describe('an incident in Slack that is over', () => {
  it('says so, and asks nobody to take it any more', async () => {
    const world = await aWorld();
    const { id, alertId, ts } = await anIncidentIn(world);
    await closeIncident(world.platform, { userId: world.ada.id, via: 'web' }, id);
    await deliver(world);
    const message = JSON.stringify(world.workspace.message(ts));
    expect(message).toContain('It is over since 12:00');
    expect(message).not.toContain(`take:${alertId}`);
  });
});

describe('a reminder in Slack', () => {
  it('is taken as the message it reminds of, and both say who did', async () => {
    const world = await aWorld();
    const { platform, workspace, ada } = world;
    await platform.db.update(alertRules).set({ remindMinutes: 30 });
    const { mention, ts } = await anAlert(world);
    await deliver(world, 1800);
    await deliver(world);
    const [reminder] = await platform.db.select().from(alerts).where(eq(alerts.kind, 'reminder'));
    expect(JSON.stringify(workspace.message(tsOf(reminder!)))).toContain(`take:${reminder!.id}`);
    await press(world, `take:${reminder!.id}`);
    expect(await eventsOf(world, mention.id)).toMatchObject([
      { kind: 'assigned', userId: ada.id, via: 'slack' },
    ]);
    for (let second = 0; second < 3; second++) await deliver(world);
    expect(JSON.stringify(workspace.message(ts))).toContain('Ada took this at 12:30');
    const after = JSON.stringify(workspace.message(tsOf(reminder!)));
    expect(after).toContain('Ada saw to this at 12:30');
    expect(after).not.toContain(`take:${reminder!.id}`);
  });
});
