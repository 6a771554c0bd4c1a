/**
 * Whether `text` is an address, absolute or by its `base`. URL.canParse of Node 20 says no to bücher.example as soon as
 * it has been asked so often that it is optimised.
 */
export function isUrl(text: string, base?: string): boolean {
  try {
    return new URL(text, base) !== null;
  } catch {
    return false;
  }
}
