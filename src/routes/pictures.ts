/** Pictures of replies: somebody's bytes, shown in pages of ours and nowhere else. */
import { Hono } from 'hono';
import { notFound } from '../accounts/guard.ts';
import { shownPicture } from '../replies/pictures/shown.ts';
import type { Environment } from './request/environment.ts';
import { pathId } from './request/input.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

export const picturesRoutes = new Hono<Environment>();

/** Opened by itself it is a download, and nothing in it could run. */
picturesRoutes.get('/pictures/:id', async (c) => {
  const { viewer } = permittedSomewhere(c, 'see mention');
  const brandIds = (await seenBrands(c)).map(({ id }) => id);
  const asked = { brandIds, viewerUserId: viewer.userId };
  const picture = await shownPicture(c.get('platform'), pathId(c, 'picture'), asked);
  if (!picture) throw notFound('picture');
  return c.body(new Uint8Array(picture.bytes), 200, {
    'Content-Type': picture.type,
    'Content-Disposition': `attachment; filename="picture.${picture.type.slice('image/'.length)}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
});
