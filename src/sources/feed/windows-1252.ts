/** What runtimes leave undone when they read windows-1252. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Some runtimes read windows-1252 as ISO-8859-1, which has controls where the quotes and dashes are. */
export function withWindowsPunctuation(text: string): string {
  return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}
