/** Words that are neither quoted nor joined by operators would match anywhere in a text: they become a phrase. */
export function asPhrase(query: string): string {
  return /["():]|\b(?:OR|AND|NOT)\b|(?:^|\s)[-+]/.test(query) ? query : `"${query}"`;
}
