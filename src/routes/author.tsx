/** `/people/<source kind>/<handle>`: one author and their history with us. */
import { Hono } from 'hono';
import { z } from 'zod';
import { AuthorPage } from '../../views/author.tsx';
import { brandsWhere } from '../accounts/can.ts';
import { guardSomewhere, notFound } from '../accounts/guard.ts';
import { authorPage } from '../mentions/authors/authors.ts';
import { linkAuthors, muteAuthor, unlinkAuthors } from '../mentions/authors/links.ts';
import { frameOf } from './frame.ts';
import { onward, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { formErrors, id, readForm, readQuery, text } from './request/input.ts';
import { takeAway } from './request/removal.ts';
import { permittedSomewhere } from './request/session.ts';
import { seenBrands } from './seen.ts';

const PATH = '/people/:kind/:handle';
const LINK = z.object({
  kind: text(40).default(''),
  handle: text(300).default(''),
  said: text(300).default(''),
});

export const authorRoutes = new Hono<Environment>();

authorRoutes.get(PATH, (c) => showAuthor(c));

authorRoutes.post(`${PATH}/links`, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'see mention');
  guardSomewhere(viewer, 'write note');
  const form = await readForm(c, LINK);
  const brandIds = brandsWhere(viewer, 'write note', await seenIds(c));
  const other = { sourceKind: form.kind, handle: form.handle };
  try {
    await linkAuthors(c.get('platform'), actor, { ...identityOf(c), other, said: form.said, brandIds });
  } catch (error) {
    return showAuthor(c, { errors: formErrors(error), typed: form });
  }
  return onward(c, undefined, addressOf(c), { text: 'Linked, because they said so.' });
});

authorRoutes.post(`${PATH}/links/removal`, (c) =>
  takeAway(c, { list: addressOf(c), capability: 'write note' }, async () => {
    const { actor, viewer } = permittedSomewhere(c, 'see mention');
    guardSomewhere(viewer, 'write note');
    const { link } = await readForm(c, z.object({ link: id }));
    const brandIds = brandsWhere(viewer, 'write note', await seenIds(c));
    await unlinkAuthors(c.get('platform'), actor, { linkId: link, brandIds });
    return 'They are two people again.';
  }),
);

authorRoutes.post(`${PATH}/mute`, async (c) => {
  const { actor, viewer } = permittedSomewhere(c, 'see mention');
  guardSomewhere(viewer, 'mute author');
  const brandIds = brandsWhere(viewer, 'mute author', await seenIds(c));
  await muteAuthor(c.get('platform'), actor, { handle: identityOf(c).handle, brandIds });
  const said = 'Muted. What they write from now on is left out; a brand’s settings list who is muted.';
  return onward(c, undefined, addressOf(c), { text: said });
});

const seenIds = async (c: Request) => (await seenBrands(c)).map((brand) => brand.id);

const identityOf = (c: Request) => ({ sourceKind: c.req.param('kind')!, handle: c.req.param('handle')! });

function addressOf(c: Request): string {
  const { sourceKind, handle } = identityOf(c);
  return `/people/${encodeURIComponent(sourceKind)}/${encodeURIComponent(handle)}`;
}

type Refused = { errors: Record<string, string>; typed: Record<string, string> };

async function showAuthor(c: Request, refused?: Refused) {
  permittedSomewhere(c, 'see mention');
  const { before } = readQuery(c, z.object({ before: id.optional() }));
  const brandIds = await seenIds(c);
  const author = await authorPage(c.get('platform'), identityOf(c), { brandIds, before });
  if (!author) throw notFound('author');
  const data = { ...author, errors: {}, typed: {}, ...refused };
  return show(c, <AuthorPage frame={await frameOf(c)} data={data} />, refused ? 422 : 200);
}
