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

/** One plain e-mail address: no name, no list, nothing that a header or an envelope would read as more than it is. */
export function isMailAddress(value: string): boolean {
  return value.length <= 254 && /^[^\s@<>()[\],;:"\\\p{C}]{1,64}@[^\s@<>()[\],;:"\\\p{C}]+$/u.test(value);
}
