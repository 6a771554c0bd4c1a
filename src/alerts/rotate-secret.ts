import { eq } from 'drizzle-orm';
import { recordAudit } from '../accounts/audit.ts';
import { channels } from '../db/schema.ts';
import { Refusal } from '../failure.ts';
import type { Actor } from '../mentions/mention.ts';
import type { Platform } from '../platform/platform.ts';
import { transact } from '../platform/transaction.ts';
import { newWebhookSecret } from './channels/webhook-signature.ts';
import { changedSettings, noSuchChannel } from './channels.ts';
import { knownKind, openSettings, sealSettings } from './sealed.ts';

/** A new signing secret for a webhook, given back once; the one before signs beside it for a day. Throws Refusal. */
export function rotateSecret(platform: Platform, actor: Actor, id: number): Promise<string> {
  return transact(platform, async (inside) => {
    const [channel] = await inside.db.select().from(channels).where(eq(channels.id, id)).for('update');
    if (!channel) throw noSuchChannel();
    if (channel.kind !== 'webhook') throw new Refusal('invalid', 'Only webhooks have a signing secret.');
    const secret = newWebhookSecret();
    const { settings } = await changedSettings(inside, channel, { secret });
    const sealed = await sealSettings(inside, knownKind(channel.kind), settings);
    await inside.db.update(channels).set({ settings: sealed }).where(eq(channels.id, id));
    await recordAudit(inside, actor, 'rotated the signing secret', channel.name);
    return secret;
  });
}

/** The secret that was made for a new webhook. Throws Refusal when the channel is gone. */
export async function madeSecret(platform: Platform, id: number): Promise<string> {
  const [channel] = await platform.db.select().from(channels).where(eq(channels.id, id));
  if (!channel) throw noSuchChannel();
  return (await openSettings(platform, channel)).secret ?? '';
}
