/** What the page of digests and feeds shows. */
import type { DigestRow } from '../src/digests/digests.ts';
import type { FeedLink } from '../src/feeds/feeds.ts';
import type { Errors } from './fields.tsx';

type Option = { value: string; label: string };

export type DigestsData = {
  digests: DigestRow[];
  feeds: FeedLink[];
  /** Views of the inbox and the viewer's saved ones, by their query. */
  lists: Option[];
  brands: Option[];
  /** Empty where the viewer may not send to any. */
  channels: Option[];
  mayMakeFeeds: boolean;
  hasMail: boolean;
  address: string;
  values: Record<string, string>;
  errors: Errors;
  /** The address of a feed that was just made: it is shown once. */
  made: { name: string; address: string } | null;
};
