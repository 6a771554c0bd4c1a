/** The passwords of twelve and more characters that are tried first: well-known words, dressed up. */
const WORDS = (
  'abc abcd abcdef admin administrator adminadmin alexander andrew angel apple arsenal asdf asdfgh asdfghjkl ' +
  'ashley autumn baseball basketball batman beautiful benfica biteme bonjour brooklyn butterfly buster ' +
  'changeit changeme changethis charlie cheese chelsea chocolate company computer cookie correct horse battery ' +
  'staple dallas daniel default demo diamond doctor dragon earshot eminem family flower football forever ' +
  'freedom friday friends ghbdtn ginger google guest gwerty hannah harley hello heslo hockey hunter iloveyou ' +
  'in internet its jasmine jennifer jessica jesus jordan joshua justin kennwort killer ladies letmein ' +
  'linkedin liverpool login london lovely loveme lover loveyou manchester master matrix matthew maverick me ' +
  'merlin michael michelle microsoft minecraft monday monkey monster mother motdepasse mustang my mypassword ' +
  'myspace naruto nicole ninja nothing office oracle orange p pass passphrase passw passwd password passwort ' +
  'patrick pepper please pokemon postgres princess purple qazwsx qazwsxedc qq qwe qweasd qweasdzxc qwer qwert ' +
  'qwerty qwertyuiop qwertz qwertzuiop rainbow ranger robert root samsung samantha secret secure server ' +
  'service shadow silver slipknot snoopy soccer spiderman spring starwars steelers summer sunday sunshine ' +
  'superman superstar support system teacher temp temporary test tester testing thankyou the thomas thunder ' +
  'tigger tinkerbell trustno trustnoone tweety user username vanessa victoria volunteer wachtwoord welcome ' +
  'whatever william winter wordpass yankees yellow you your zaq zaqxsw zxc zxcv zxcvb zxcvbn zxcvbnm senha ' +
  'contrasena parola haslo salasana losenord a am is my not this'
).split(' ');

const ONLY_WORDS = new RegExp(`^(?:${[...new Set(WORDS)].sort((a, b) => b.length - a.length).join('|')})+$`);

/** Letters that people write as digits and signs. */
const DISGUISES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** True for well-known words with or without digits around them, keyboard rows, counting and repetition. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size <= 4 || isRun(plain)) return true;
  const letters = plain.replace(/[^\p{L}]/gu, '');
  if (letters === '') return /0?12345|98765|^(\d{1,6})\1+$/.test(plain);
  const undisguised = plain
    .replace(/[^\p{L}]+$/u, '')
    .replace(/[@$!013457]/g, (sign) => DISGUISES[sign]!)
    .replace(/[^\p{L}]/gu, '');
  return isMadeOfWords(letters) || isMadeOfWords(undisguised);
}

/** Up to the length of "correct horse battery staple": more words than that are a passphrase. */
function isMadeOfWords(letters: string): boolean {
  return letters.length <= 25 && ONLY_WORDS.test(letters);
}

/** abcdefghijkl, 123456789012, lkjihgfedcba. */
function isRun(text: string): boolean {
  const steps = Array.from(text)
    .slice(1)
    .map((_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i));
  const first = steps[0];
  return Math.abs(first ?? 0) === 1 && steps.every((step) => step === first || Math.abs(step) === 9);
}
