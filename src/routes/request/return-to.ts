import { isUrl } from '../../url.ts';

const SOMEWHERE = 'http://here.invalid';

/** A path of ours out of a form or an address; anything that could lead elsewhere becomes the fallback. */
export function returnPath(value: string | undefined | null, fallback: string): string {
  return ownPath(value) ?? fallback;
}

function ownPath(value: string | undefined | null): string | null {
  const decoded = decodeOnce(value ?? '');
  if (!value || decoded === null || !isOwn(value) || !isOwn(decoded)) return null;
  const url = new URL(value, SOMEWHERE);
  return url.pathname + url.search + url.hash;
}

/** Also as the browser would read it: it drops tabs and newlines and turns backslashes round. */
function isOwn(path: string): boolean {
  if (!/^\/(?![/\\])/.test(path) || /[\u0000-\u001F\u007F\\]/.test(path)) return false;
  if (!isUrl(path, SOMEWHERE)) return false;
  const url = new URL(path, SOMEWHERE);
  return url.origin === SOMEWHERE && !url.pathname.startsWith('//');
}

function decodeOnce(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
