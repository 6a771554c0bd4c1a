import { safeUrl } from '../../text.ts';

const CAMPAIGN = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid)$/i;

/** The address as the identity of what stands there: without fragment and campaign marks; null for none of the web. */
export function canonicalUrl(address: string | null): string | null {
  const safe = safeUrl(address);
  if (safe === null) return null;
  const url = new URL(safe);
  url.hash = '';
  const marks = [...url.searchParams.keys()].filter((name) => CAMPAIGN.test(name));
  // Rewriting the query would also change how it is encoded.
  for (const name of marks) url.searchParams.delete(name);
  return url.href;
}
