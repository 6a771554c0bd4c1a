/** The tables, in the order of the story. */

// Who watches

export * from './schema/access.ts';
export * from './schema/people.ts';

// What is watched

export * from './schema/brands.ts';
export * from './schema/sources.ts';

// What was found

export * from './schema/authors.ts';
export * from './schema/imports.ts';
export { AUTHOR_WORDS, FACETS, NAME_SIGNS } from './schema/mention-terms.ts';
export * from './schema/mentions.ts';
export * from './schema/scoring.ts';
export * from './schema/texts.ts';

// What was done

export * from './schema/fixes.ts';
export * from './schema/incidents.ts';
export * from './schema/replies.ts';
export * from './schema/reply-pictures.ts';
export * from './schema/triage.ts';

// Who is told

export * from './schema/alerts.ts';
export * from './schema/channels.ts';
export * from './schema/digests.ts';
export * from './schema/shares.ts';

// What it came to

export * from './schema/jobs.ts';
export * from './schema/rollups.ts';
export * from './schema/themes.ts';
