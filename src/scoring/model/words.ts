/**
 * Weights of English words toward whatever they are said of, −4 to 4, written for this project. A word stands
 * for its endings too (-s -ed -ing -ly …) unless those are listed. 0 silences a word that misleads elsewhere.
 */
export const WORD_WEIGHTS: Record<string, string> = {
  '3.2': `amazing awesome fantastic excellent outstanding brilliant superb perfect phenomenal incredible
    exceptional flawless magnificent marvelous marvellous stellar spectacular sublime unbeatable impeccable
    exquisite extraordinary breathtaking faultless best love loved loves adore adored adores perfection
    masterpiece`,
  '2.6': `great wonderful beautiful gorgeous stunning delightful delicious terrific fabulous lovely loving
    superior remarkable divine yummy epic ecstatic thrilled delighted overjoyed blessed thrilling glorious
    blissful heartwarming legendary magical obsessed stoked hilarious wow woohoo yay yess hooray hurray
    congrats congratulations congratulate bravo kudos favorite favourite favorites favourites thankful
    grateful gratitude proud exciting excited elegant classy rave`,
  '2.1': `happy glad enjoy enjoyed enjoying enjoyable fun thank thanks thx thnx thankyou tysm ty cheers appreciate
    appreciated appreciation impressed impressive pleased pleasant pleasure pleasantly satisfied satisfying
    smooth seamless friendly helpful courteous attentive knowledgeable professional polite kind caring
    generous thoughtful reliable dependable sturdy durable comfortable comfy cosy cozy tasty fresh
    affordable bargain trustworthy honest recommend recommended recommends recommending reccomend effortless
    intuitive handy efficient charming adorable sweet celebrate celebrating celebration inspiring inspired
    inspirational rewarding joy joyful cheerful delight smile smiling lmfao rofl laughed passionate
    excellence success successful elegance refreshing uplifting beautifully welcoming spotless spacious
    immaculate flavorful authentic congrat amazingly wonderfully`,
  '1.5': `improve improved improves improving improvement easy easier fast quick quickly prompt promptly swift
    speedy clean neat tidy worth worthy worthwhile useful value valuable fixed solved resolved sorted
    accurate responsive flexible versatile sleek stylish inexpensive calm peaceful relaxing relaxed
    optimistic confident ready interesting fascinating entertaining engaging innovative promising respect
    respected admire admired admiration brave trusted benefit advantage positive enthusiastic eager approve
    approved agreeable cherish loyal fortunate fortunately wonder kiss talented skilled gifted bonus praise
    sexy handsome crunchy juicy tender satisfy recover recovered relieved relief surprisingly impress charm
    wholesome precise robust lightweight versatility durability vibrant smart clever laugh laughing lol lmao
    haha hahaha hehe cool cute funny win won winning winner nice good`,
  '0.8': `okay alright reasonable reasonably adequate acceptable sufficient simple available bright effective
    properly correct correctly nicely favorable pro pros recommendation upgrade enough tremendous
    tremendously quality support supportive supporting better well help helped helping helps hope hopeful
    hopefully agree agreed liked easily worked works welcome popular lucky luck yes decent convenient solid
    trust fair fine ok`,
  '-0.8': `slow slowly limited lack lacks lacking odd unclear uncertain unexpected basic mediocre meh bland plain
    dated harder difficult difficulty tough noisy smelly greasy salty thin cheaply tight worn tired lonely
    dull wait waited waits concern concerned concerns doubt doubtful sorry apology apologies excuse excuses
    pricey costly drain drains drained hassle trouble bother bothered bothers bothering aging stiff
    complicated clunky cramped flimsy fragile stale soggy cannot sadly supposedly alleged allegedly shit
    fucking fuck wtf shame angry nope nah whatsoever impossible rarely cry crying tears sick afraid problem
    problems issue issues stop stopped weird worried miss missed suck regret hidden mistake wrong expensive
    scared guilty ignorant drag lost lose losing loss pain`,
  '-1.5': `bad problematic error errors bug bugs buggy glitch glitchy glitches fault faulty fail failed fails
    failing failure broke broken breaks breaking defective defect defects damage damaged damages crash
    crashed crashes crashing freeze freezes freezing froze frozen lag lags laggy lagging stuck delay delayed
    delays overpriced annoy annoyed annoying annoys confusing confused confuse wrongly mistakes incorrect
    inaccurate misleading mislead misled unreliable unstable unhappy unsatisfied dissatisfied inconvenient
    uncomfortable inconsistent unprofessional unhelpful unresponsive uncaring careless sloppy messy mess
    dirty filthy stained poor poorly weak useless complain complained complaining complaint complaints
    refuse refused refuses refusing ignore ignored ignores ignoring unfair unfortunate unfortunately sad
    sadness upset cries cried hurt hurts hurting painful suffer suffered suffering struggle struggling fear
    scary worry worries worrying anxious anxiety nervous stress stressed stressful tense regrets regretted
    regretting avoid beware unable unusable unwanted unacceptable incompatible inferior insufficient
    incomplete unfinished empty skip skipped quit boring bored tasteless tedious tiresome frustrating
    frustrated frustration frustrate lied lies lying liar rude ruder ugly stupid silly dumb lame lousy cheat
    cheated trick tricked suspicious spam spammy spamming expire deadly danger dangerous threat threaten
    threatened threats terror terrorist terrorism crisis violence violent crime criminal abuse abused
    abusive blame blamed shameful ashamed arrest arrested jail prison corrupt corruption fraudulent sexist
    bigot hostile anger furious enemy oppose opposed protest condemn condemned criticize criticized
    criticism critic reject rejected denied deny denies banned ban lawsuit sue sued suing illegal leak
    leaked leaks burnt overheat overheats overheating scratched cracked torn leaking smashed dented bent
    rusty mold mould mouldy moldy bugger dragged crap crappy sucks sucked sucky dammit worse worsen
    worsening bitter bleak grim depressing depressed depression miserable misery gloomy disturbing disturbed
    creepy awkward embarrassing embarrassed embarrassment cringe selfish arrogant fool fools foolish idiot
    idiots moron morons coward toxic nasty obnoxious irritating irritated irritate`,
  '-2.3': `terrible terribly horrible horribly awful awfully disappointing disappointed disappointment disappoints
    disappoint pathetic ridiculous ridiculously appalling atrocious dreadful abysmal dismal hopeless
    worthless garbage trash rubbish junk crapware nightmare disaster disastrous disgusting disgusted disgust
    disgrace disgraceful hate hated hates hating hateful despise loathe unbearable infuriating infuriated
    outrage outraged outrageous enraged rage raging incompetent incompetence inexcusable insulting insulted
    insult scam scammed scammer scammers scams fraud ripoff fleeced robbed stolen steal steals stealing
    theft thieves thief con conned swindle swindled extortion deceptive deceitful deceived shady crooks
    crook evil vile sickening gross nauseating heartbroken heartbreaking devastated devastating tragic
    tragedy shitty bullshit fucked fucks ffs asshole bastard bitch pissed sucker fuming livid laughable
    unwatchable inedible awfull horrid horrendous horrific horrifying catastrophic ruined ruin ruins ruining
    cruel monstrous scammy bogus unethical`,
  '-3.2': `worst`,
  '0': `waiting refund refunds refunded cancel cancelled canceled cancellation return returned returns deal
    number game play played plays important matter big huge super no thing jesus christ share shared shares
    united natural trial join apply interests alone cut cuts want wants wanted need needs needed demand bank
    party parties justice certain granted grant certainly vision matters top chance new pay paid pays charge
    charged charges alert alerts debt tax taxes battle shot shoot low rise risk pressure warning warnings
    warn emergency expose exposed fan fans dream dreams novel moving straight true ability capable block
    blocked legal fit healthy grand rich award awarded awards gain gained growth hand tops superman commit
    committed ill crazy old small hard late dead fire hot cheap lit blast war fight fighting pretty hero
    heroes heaven gem freedom faith clear yeah yep able plenty sure free plus care cared interested crystal
    die died dies dying kill killed killing attack attacked attacks death victim victims police racist
    racism lie loud heavy cold dry dope hug hugs black like likes god damn rocks please wise strong classic
    crisp warm burn burned average modern gift safe stable secure peace break mad loser losers troll genius
    legend goals prize reward champion missing jealous joke jokes strange find interest creative attractive`,
};

/** Multiply the next weighted word. */
export const DEGREES: Record<string, string> = {
  '1.35': `very really so extremely absolutely totally completely incredibly super highly truly insanely seriously
    utterly deeply especially exceptionally remarkably ridiculously amazingly hella freaking fricking fucking
    bloody damn too such particularly thoroughly most entirely purely unbelievably beyond quite`,
  '0.6': `slightly somewhat kinda sorta barely hardly partly partially marginally mildly fairly relatively almost
    nearly occasionally sometimes mostly rather little bit less`,
};

export const NEGATIONS = `not no never none nobody nothing neither nor nowhere cannot cant dont doesnt didnt wont wouldnt
  isnt arent wasnt werent hasnt havent hadnt shouldnt couldnt aint mustnt neednt without lacks lacking nt`;

/** Faces and signs that people write for a feeling. */
export const EMOJI_WEIGHTS: Record<string, string> = {
  '2': '❤ 💕 💖 💗 💙 💚 💛 💜 🧡 😍 🥰 😘 🤩 😁 😀 😃 😄 😊 ☺ 🙂 👍 👏 🙌 🎉 🥳 💯 🔥 ⭐ 🌟 ✨ 🏆 💪 😎 🤗 😇 🙏 🤣 😂 😆 👌 😻 🎊 <3 :) :-) :D :-D =) ;) ;-) :P xD XD ^_^ (: :]',
  '-2': "😡 🤬 😠 👎 😤 😢 😭 😞 😔 😩 😫 😒 🙄 😖 😣 🤮 🤢 💔 😰 😨 😱 🤦 😑 😕 ☹ 🙁 😾 💩 🖕 😓 😥 😪 :( :-( :/ :-/ :'( =( D: >:( ):",
};
