/** The audit log: who changed the workspace, what, when, from where. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type AuditData, AuditPage } from '../../views/settings-audit.tsx';
import { recordAudit } from '../accounts/audit.ts';
import { type AuditFilter, auditEntries, auditTrail, commonActions } from '../accounts/audit-trail.ts';
import { listUsers } from '../accounts/users.ts';
import { csvRecord } from '../mentions/csv.ts';
import { dayEnd, dayStart } from '../mentions/snooze-times.ts';
import { bytesOf } from './export.tsx';
import { frameOf } from './frame.ts';
import { show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { id, readQuery, text } from './request/input.ts';
import { permitted } from './request/session.ts';

const PAGE_LENGTH = 100;
const day = z.iso.date().optional();
const QUERY = z.object({
  person: id.optional(),
  what: text(200).optional(),
  from: day,
  to: day,
  before: id.optional(),
});

export const settingsAuditRoutes = new Hono<Environment>();

settingsAuditRoutes.get('/settings/audit', async (c) => {
  permitted(c, 'see audit');
  const platform = c.get('platform');
  const { asked, filter } = askedOf(c);
  const [found, people, actions] = await Promise.all([
    auditTrail(platform, { ...filter, before: asked.before ?? null, limit: PAGE_LENGTH + 1 }),
    listUsers(platform),
    commonActions(platform),
  ]);
  const data: AuditData = {
    entries: found.slice(0, PAGE_LENGTH),
    older: found.length > PAGE_LENGTH ? found[PAGE_LENGTH - 1]!.id : null,
    people: people.map(({ userId, name, email }) => ({ id: userId, name: name || email })),
    actions,
    asked: {
      person: String(asked.person ?? ''),
      what: asked.what ?? '',
      from: asked.from ?? '',
      to: asked.to ?? '',
    },
  };
  return show(c, <AuditPage frame={await frameOf(c)} data={data} />);
});

settingsAuditRoutes.get('/settings/audit.csv', async (c) => {
  const { actor } = permitted(c, 'see audit');
  const platform = c.get('platform');
  const { filter } = askedOf(c);
  await recordAudit(platform, actor, 'downloaded', 'the audit log');
  const today = platform.now().toISOString().slice(0, 10);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="audit-${today}.csv"`);
  return c.body(bytesOf(linesOf(auditEntries(platform, filter))));
});

/** Days are the viewer's own. */
function askedOf(c: Request) {
  const { account } = permitted(c, 'see audit');
  const asked = readQuery(c, QUERY);
  const last = asked.to ? dayStart(asked.to, account.timeZone) : null;
  const filter: AuditFilter = {
    userId: asked.person ?? null,
    what: asked.what,
    from: asked.from ? dayStart(asked.from, account.timeZone) : null,
    to: last ? dayEnd(last, account.timeZone) : null,
  };
  return { asked, filter };
}

async function* linesOf(entries: ReturnType<typeof auditEntries>): AsyncGenerator<string> {
  yield csvRecord(['at', 'who', 'what', 'subject', 'via', 'address']);
  for await (const { at, actor, action, subject, via, address } of entries)
    yield csvRecord([at.toISOString(), actor, action, subject, via, address]);
}
