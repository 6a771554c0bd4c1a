/** Small words that tell a language, written for this project. */

/** English sentences cannot do without them and other languages hardly share them. */
export const ENGLISH_WORDS = `the and is it to of that this with for you were are my your they their have has had
  be been not but what when why how who which would could should can just from at if or by we he she his her them
  there then than as too very about after before again any because being did do does doing dont cant isnt wont its
  im ive got get good great bad still never always app update service order please thanks thank love hate worst
  best nice`;

/** Hindi in Latin letters. */
export const HINDI_WORDS = `hai hain nahi nahin nhi kya kyu kyun kyon kyunki kyuki kaise kuch koi mera meri tere
  teri tum tumhara tumhari tumhe aap aapka aapki aapke aapko hamara hamari hamare humara humari humare hamein humein
  uska uski uske unka unki unke iska iski iske isko usko unko mujhe tujhe mujhko apna apni apne bhi aur yeh woh
  lekin magar abhi kabhi sabhi kab kahan yahan wahan idhar udhar jaise waise itna itni itne kitna kitni kitne
  karna karne karte karti karke karega karegi karenge krna krne kro kiya kiye raha rahe rahi rha rhe rhi hota hoti
  hote hoga hogi honge hoge hua gayi gya gyi liye diye dekho dekh dekha jata jati jate jaata jayega jaye jao aata
  aati aate aana ayega chahiye chahie sakta sakti sakte skta skte skti bahut bohot bhot accha achha achhi acche
  yaar bhai matlab sirf phir thoda thodi thode zyada jyada bilkul jaldi saath paisa paise wahi yahi milega milta
  isliye zindagi pyar pyaar bekar bakwas chalo karo bolo kisi kisko kiska kiski kaun sab unhe inhe unhone tumne
  maine humne aapne usne hoon hun tha ghar baad pehle`;

/** Hindi too, but only beside one of those: other languages have them as well. */
export const HINDI_PERHAPS = `ka ki ke ko se ye wo na hi h ho toh par bas ab le kr kar k mein mai mere tera hum jab
  tab agar wala wale wali gaya gaye thi the mat acha pata baat baar kaam log din raat ek do dil desh sahi nai diya bol chal
  main me ne ji ya nd is us in`;

/** Read by many more people than the others; a short text is rather one of these. */
export const FREQUENT = 'en es pt fr de it nl ar hi ja zh ko ru';

/** Scripts that one language alone is written in, as far as eld does not know it. */
export const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['km', /\p{Script=Khmer}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['si', /\p{Script=Sinhala}/u],
  ['bo', /\p{Script=Tibetan}/u],
  ['dv', /\p{Script=Thaana}/u],
];

/** Languages so near that the source knows better than the letters. */
export const SIBLINGS: readonly string[] = [
  'ms id',
  'no nb nn da',
  'hr bs sr sh',
  'tl fil',
  'hi mr ne',
  'fa ps',
];

/** Codes of old, or of three letters, for those of today. */
export const OTHER_CODES: Record<string, string> = {
  in: 'id',
  iw: 'he',
  ji: 'yi',
  eng: 'en',
  deu: 'de',
  ger: 'de',
  fra: 'fr',
  fre: 'fr',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  nld: 'nl',
  dut: 'nl',
  hin: 'hi',
  ara: 'ar',
  jpn: 'ja',
  zho: 'zh',
  chi: 'zh',
  cmn: 'zh',
  rus: 'ru',
};
