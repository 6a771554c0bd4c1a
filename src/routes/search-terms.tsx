/** Help for the search: the fields and the values that are known of them. */
import { Hono } from 'hono';
import { SearchOptions, SearchTermsPage } from '../../views/search-terms.tsx';
import { colleagues } from '../accounts/assignable.ts';
import { listTeams } from '../accounts/teams.ts';
import { themesOfBrand } from '../brands/themes.ts';
import { searchFields } from '../mentions/filter/terms.ts';
import { fragmentFrameOf, frameOf } from './frame.ts';
import { fragment, isPartial, show } from './request/answer.tsx';
import type { Environment, Request } from './request/environment.ts';
import { permittedSomewhere } from './request/session.ts';
import { briefOnSources, seenBrands } from './seen.ts';

export const searchTermRoutes = new Hono<Environment>();

searchTermRoutes.get('/search-terms', async (c) => {
  permittedSomewhere(c, 'see inbox');
  const fields = searchFields(await namesFor(c), c.get('platform').now().toISOString().slice(0, 10));
  return isPartial(c)
    ? fragment(c, <SearchOptions frame={await fragmentFrameOf(c)} fields={fields} />)
    : show(c, <SearchTermsPage frame={await frameOf(c)} fields={fields} />);
});

async function namesFor(c: Request) {
  const platform = c.get('platform');
  const brands = await seenBrands(c);
  const [people, teams, sources] = await Promise.all([
    colleagues(
      platform,
      brands.map(({ id }) => id),
    ),
    listTeams(platform),
    briefOnSources(c),
  ]);
  const themes = brands.flatMap(themesOfBrand).flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  return {
    sources: sources.kinds,
    themes: [...new Set(themes)],
    brands: brands.map(({ name }) => name),
    people: people.map(({ name }) => name),
    teams: teams.map(({ name }) => name),
  };
}
