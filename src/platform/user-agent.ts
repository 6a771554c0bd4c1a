/** `Earshot/<version> (+<contact>)`: says who asks and how to reach them. `contact` is a URL or an e-mail address. */
export function userAgent(version: string, contact: string | null): string {
  const reachable = contact
    ?.replaceAll(/[^\x21-\x7e]+|[()]/g, ' ')
    .trim()
    .slice(0, 200);
  return `Earshot/${version} (${reachable ? `+${reachable}` : 'self-hosted social listening'})`;
}
