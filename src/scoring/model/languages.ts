/** Small words that tell a language, written for this project. */

/** English sentences cannot do without them and other languages hardly share them. */
export const ENGLISH_WORDS = `the and is it to of that this with for you were are my your they their have has had
  be been not but what when why how who which would could should can just from at if or by we he she his her them
  there then than as too very about after before again any because being did do does doing dont cant isnt wont its
  im ive got get good great bad still never always app update service order please thanks thank love hate worst
  best nice`;

/** What is called out or typed in a hurry, where a text is too short for small words. */
export const ENGLISH_EXCLAMATIONS = `omg omfg wtf wth lol lmao lmfao rofl smh tbh imo imho ikr idk btw fyi irl thx thnx
  tysm ty pls plz ily rip yes yeah yea yep yup yay nope nah wow whoa woah ooh aww ugh argh phew yikes oops whoops
  ouch eww meh boo booo hooray hurray huzzah yippee bingo hiya hey hello howdy goodbye bye goodnight goodluck
  congrats congratulations cheers gotta gonna wanna dunno kinda sorta cmon lets ya yall dude bro bruh buddy boi bois
  damn dammit damnit dang darn heck hell shit fuck fucking fuckin crap bullshit badass dumbass wooosh woosh whoosh
  sorry happy birthday tonight tomorrow yesterday today morning weekend monday tuesday wednesday thursday friday
  saturday sunday anytime everyone somebody nothing everything haha hehe cute cutie awww sooo so creepy spooky weird
  funny hilarious underrated overrated cringe legend`;

/** English words that other languages use as their own, beside which every word must be English. */
export const SHARED_WORDS = `app apps update service info bonus live party handy toll super team film films ticket
  tickets bus taxi hotel bar radio tv video videos album concert festival show star stars online internet email
  chat post blog link code login account web media news twitter facebook youtube instagram google tweet retweet
  follow like likes fan fans fail lol omg hit hits stop start test total normal final international national
  social digital model modern standard system problem sport club match boss job jobs student professor doctor dr
  minister president leader bank euro pizza baby hot fit sorry ok okay hi hello bye sir vote moment region station
  hind khan deal sale shop shopping fashion style look design art pop rap music`;

/** Small words of other languages in Latin letters that no English text has by chance; Hindi has its own list. */
export const FOREIGN_WORDS = `der die das und ich nicht ist ein eine einen einem mit auf für von zu im dem den des
  auch aber noch schon wie wird sind war bei nur oder wenn kein keine mein dein sich mir dir uns ihr euch nach
  heute immer mal doch ja nein danke bitte alle alles bin bis gut sehr mehr vom zum zur beim seit ohne wegen unter wo da
  dann jetzt hier geht kommt gibt hab habe hast uhr morgen gestern le la les un une et est pas je tu il elle nous vous que qui dans sur pour
  avec ce cette mon mes ton sa ses au aux du merci bonjour oui non plus el los las y es en por para con una uno lo
  mi se del al como muy pero si gracias hola hoy o os um uma e do da dos das em no na nos nas não nao com mais meu
  minha voce pra eu obrigado hoje foi vai che di per sono ho mi ti ci gli dei della nel sei anche come piu grazie
  ciao ma questo questa oggi het een ik niet van voor maar ook wel naar bij aan dat deze jij mijn geen dank goed
  på och jag att det som inte er og ikke jeg av til bir ve bu icin cok ne w nie się sie na jest z aku yang di dan
  ini itu tidak ga nggak ada ako ang ng mga sa ko po ka naman lang hindi ji jai bharat mata sahab saheb namaste shukriya dhanyavad wah arre arey haan dost mast bhaiya
  didi mubarak shubh ram`;

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
