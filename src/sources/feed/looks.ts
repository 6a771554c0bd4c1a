/** What a recorded text looks like, told by its first lines. */

const HEAD = 4096;

/** RSS, RDF, Atom or JSON Feed. */
export function isFeed(body: string): boolean {
  const head = body.slice(0, HEAD);
  if (/<(?:!doctype\s+html|html)[\s>]/i.test(head)) return false;
  return /<(?:[\w-]+:)?(?:rss|feed|rdf|entry)[\s>]/i.test(head) || /jsonfeed\.org\/version\//.test(head);
}

export function isGoogleNewsFeed(body: string): boolean {
  return isFeed(body) && /<generator>NFE\/|<link>https:\/\/news\.google\.com\//.test(body.slice(0, HEAD));
}

export function isAlertFeed(body: string): boolean {
  return (
    isFeed(body) && /\/com\.google\/alerts\/|\/alerts\/feeds\/|:googlealerts\//.test(body.slice(0, HEAD))
  );
}

export function isMediumFeed(body: string): boolean {
  return isFeed(body) && /<generator>(?:<!\[CDATA\[)?Medium\b/.test(body.slice(0, HEAD));
}

export function isReviewFeed(body: string): boolean {
  return isFeed(body) && /\/rss\/customerreviews\/|<im:(?:rating|name)>/.test(body.slice(0, HEAD));
}

/** Feeds of platforms that have a kind of their own. */
export function isPlatformFeed(body: string): boolean {
  const isOther = /xmlns:yt=|youtube\.com\/feeds\/|\breddit(?:static)?\.com\/|<generator>Mastodon/;
  return (
    isOther.test(body.slice(0, HEAD)) ||
    [isGoogleNewsFeed, isAlertFeed, isMediumFeed, isReviewFeed].some((looks) => looks(body))
  );
}
