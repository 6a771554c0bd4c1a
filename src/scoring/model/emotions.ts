import type { Emotion } from '../../mentions/mention.ts';

/** Seeds of the eight emotions, written for this project; care.ts says how a line is written. The model weighs them. */
export const EMOTION_PHRASES: Record<Emotion, string> = {
  frustration: `
    frustrat*
    annoy*
    irritat*
    infuriat*
    aggravat*
    exasperat*
    ugh
    argh
    sick of
    tired of
    again and again
    still hasnt/havent/isnt/doesnt
    keep getting/having
    pain in the
    ridiculous*
    drives/driving me crazy/mad/nuts/insane
    so stupid/dumb/slow/confusing/difficult
    pointless
    useless
    confusing
    cant even`,
  anger: `
    angry
    angrily
    outrag*
    raging
    pissed
    mad at
    so mad
    hate/hates/hated
    hating
    despise
    loathe
    disgust*
    shame on
    scam*
    thief
    fraud
    liar/liars
    lied to
    criminal*
    wtf
    what the fuck/hell
    fuck*
    bullshit
    screw you/them/this
    go to hell
    rot in
    burn in
    shut up
    idiot/idiots
    moron/morons
    asshole*
    bastard*
    should be illegal
    sue/suing you/them
    unacceptable
    robbed
    stole my
    insult*
    vile`,
  disappointment: `
    disappoint*
    high hopes
    used to be/love/like/enjoy _ good/great/better/amazing
    used to love/like/enjoy
    not as good as
    not worth
    isnt/wasnt worth
    regret*
    sad
    sadly
    heartbroken
    heartbreaking
    unfortunately
    what a shame
    such a shame
    its a shame
    shame that
    too bad
    overrated
    overhyped
    could be better
    unhappy
    wish i had/hadnt
    never again
    sorry to hear/see
    crying
    miss the old
    bummer
    bummed`,
  worry: `
    worr*
    concerned
    concerning
    concern
    concerns
    afraid
    anxious
    anxiety
    nervous*
    scared
    scary
    scares
    fear
    fears
    frightened
    terrified
    terrifying
    panic*
    stressed
    stressful
    uneasy
    unsafe
    not safe
    hacked
    breach
    suspicious
    legit or
    what if
    hope nothing
    hope they/you dont
    should i be
    at risk
    risky
    danger*
    dread*
    in case it/they
    please be careful`,
  delight: `
    love/loved/loves/loving
    adore*
    delight*
    amazing
    amazed
    awesome
    fantastic
    wonderful
    brilliant
    ecstatic
    so happy
    very/really/super happy
    happy with
    excited
    exciting
    obsessed
    in love with
    best _ ever
    the best
    fun
    enjoy/enjoyed/enjoying/enjoyable
    hilarious
    lol
    lmao
    haha*
    yay*
    woohoo
    wow
    perfect
    gorgeous
    stunning
    beautiful
    delicious
    yummy
    stoked
    joy
    pleasant surprise`,
  pride: `
    proud
    proudly
    pride
    honored
    honoured
    we/i did it
    we/i made it
    i built
    achievement
    accomplish*
    milestone
    award winning
    showing off
    show off my`,
  trust: `
    trust
    trusted
    reliable
    reliably
    depend on
    rely on
    count on
    always there/great/good/on/reliable/helpful/delivers/works/answers
    honest
    honestly the best
    transparent
    fair and
    confident
    confidence in
    recommend*
    loyal
    been/using/buying _ for years
    for years without
    years of
    professional
    great company
    good company
    stand behind
    stands behind
    excellent reputation
    go to brand/place/shop/company
    my go to
    admire
    respect`,
  gratitude: `
    thank/thanks/thx/thnx/ty/tysm/thankyou/thanku
    thanks so much
    gratitude
    appreciat*
    much obliged
    cheers for
    kudos
    props to
    shout out to
    shoutout to
    big up
    bless you
    owe you`,
};

/** Seeds that customers use and that are enough by themselves: the texts that the model learnt from hardly hold them. */
export const SURE_EMOTION_PHRASES: Record<Emotion, string> = {
  frustration: `
    fed up
    sick and tired
    had enough
    last straw
    every single time
    every time i try/open/call/log/order/use
    over and over again
    yet again
    third/fourth/fifth/umpteenth time
    still waiting
    been waiting _ hours/days/weeks/months
    still no refund/reply/response/answer/news
    still not fixed/working/received/resolved/arrived
    why is it so hard
    how hard can it be
    keeps crashing/freezing/failing/logging/disconnecting
    on hold for
    going round/around in circles
    getting nowhere
    such a pain/hassle
    wasted my time
    waste of time`,
  anger: `
    furious
    fuming
    livid
    enraged
    disgrac*
    how dare
    thieves
    crooks
    see you in court
    inexcusable
    appalling
    ripped off
    should be ashamed`,
  disappointment: `
    let down
    letdown
    let me/us down
    letting me/us down
    underwhelm*
    expected better/more
    expect better/more
    had high hopes
    not what i expected/hoped/wanted/ordered
    not as described/advertised/pictured/expected
    waste of money
    saddened
    gone downhill
    went downhill
    going downhill
    could have been better
    fell short
    falls short
    lost faith/trust
    unsatisf*
    dissatisf*
    not happy/impressed/satisfied`,
  worry: `
    is it/this safe
    is my data
    data breach
    leaked my
    leak of
    alarming
    alarmed
    is this a scam
    is it legit`,
  delight: `
    overjoyed
    thrilled
    superb
    blown away
    blew me away
    made my day/week/night
    makes my day
    what a treat/pleasure
    pleasantly surprised
    exceeded my/our/all expectations
    cant wait`,
  pride: `
    so proud of
    our team built/won/made
    happy to announce
    excited to announce
    pleased to announce`,
  trust: `
    trustworthy
    dependable
    never let me/us down
    never failed/fails/disappoints/disappointed
    highly recommend*
    would recommend
    customer for/since years/life
    in good hands
    safe hands
    knowledgeable
    kept their word/promise
    keep their word/promise
    peace of mind`,
  gratitude: `
    couldnt have done it without
    cant thank
    so kind of
    you saved my/me/us
    lifesaver
    life saver
    thankful
    grateful`,
};

/** What merely looks like one of them. */
export const NOT_EMOTIONS = `
    no thanks
    thanks for nothing
    thanks to
    thanks in advance
    would love
    id love
    would appreciate
    id appreciate
    dont trust
    no trust
    lost _ trust
    cant trust
    cant rely
    cant count
    not reliable
    not sure if
    love to know/see/hear
    no worries
    dont worry
    not worried
    no regrets
    dont regret
    wont regret
    not disappointed
    wont be disappointed
    never disappoint*
    no fun
    the best way/time/place to
    what is/are/was the best
    whats the best
    best price/way/option
    loved one/ones
    would not recommend
    wouldnt/cant/cannot/dont recommend
    do/can not recommend
    not recommend*
    anyone recommend
    any/you recommend*`;
