import type { Emotion } from '../../mentions/mention.ts';

/** Seeds of the eight emotions, written for this project; care.ts says how a line is written. */
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
    fed up
    sick of
    sick and tired
    tired of
    had enough
    last straw
    every single time
    every time i try/open/call/log/order/use
    over and over again
    again and again
    yet again
    third/fourth/fifth/umpteenth time
    still waiting
    been waiting _ hours/days/weeks/months
    still no refund/reply/response/answer/news
    still not fixed/working/received/resolved/arrived
    still hasnt/havent/isnt/doesnt
    why is it so hard
    how hard can it be
    keeps crashing/freezing/failing/logging/disconnecting
    keep getting/having
    on hold for
    going round/around in circles
    getting nowhere
    pain in the
    such a pain/hassle
    waste of time
    wasted my time
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
    furious
    fuming
    livid
    outrag*
    enraged
    raging
    pissed
    mad at
    so mad
    hate/hates/hated
    hating
    despise
    loathe
    disgust*
    disgrac*
    shame on
    how dare
    scam*
    thieves
    thief
    crooks
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
    should be ashamed
    should be illegal
    see you in court
    sue/suing you/them
    unacceptable
    inexcusable
    appalling
    robbed
    stole my
    ripped off
    insult*
    vile`,
  disappointment: `
    disappoint*
    let down
    letdown
    let me/us down
    letting me/us down
    underwhelm*
    expected better/more
    expect better/more
    had high hopes
    high hopes
    used to be/love/like/enjoy _ good/great/better/amazing
    used to love/like/enjoy
    not what i expected/hoped/wanted/ordered
    not as good as
    not as described/advertised/pictured/expected
    not worth
    isnt/wasnt worth
    waste of money
    regret*
    sad
    sadly
    saddened
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
    gone downhill
    went downhill
    going downhill
    could have been better
    could be better
    fell short
    falls short
    lost faith/trust
    unsatisf*
    dissatisf*
    unhappy
    not happy/impressed/satisfied
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
    is it/this safe
    is my data
    hacked
    data breach
    breach
    leaked my
    leak of
    alarming
    alarmed
    suspicious
    is this a scam
    is it legit
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
    superb
    thrilled
    ecstatic
    overjoyed
    so happy
    very/really/super happy
    happy with
    excited
    exciting
    cant wait
    blown away
    blew me away
    made my day/week/night
    makes my day
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
    what a treat/pleasure
    pleasant surprise
    pleasantly surprised
    exceeded my/our/all expectations`,
  pride: `
    proud
    proudly
    pride
    so proud of
    honored
    honoured
    we/i did it
    we/i made it
    i built
    our team built/won/made
    achieved
    achievement
    accomplish*
    milestone
    award winning
    we won
    i won
    happy to announce
    excited to announce
    pleased to announce
    well done
    hats off
    bravo
    congrats
    congratulations
    showing off
    show off my`,
  trust: `
    trust
    trusted
    trustworthy
    reliable
    reliably
    dependable
    depend on
    rely on
    count on
    never let me/us down
    never failed/fails/disappoints/disappointed
    always there/great/good/on/reliable/helpful/delivers/works/answers
    honest
    honestly the best
    transparent
    fair and
    confident
    confidence in
    recommend*
    highly recommend*
    would recommend
    loyal
    customer for/since years/life
    been/using/buying _ for years
    for years without
    years of
    in good hands
    safe hands
    professional
    knowledgeable
    great company
    good company
    stand behind
    stands behind
    kept their word/promise
    keep their word/promise
    peace of mind
    excellent reputation
    go to brand/place/shop/company
    my go to
    admire
    respect`,
  gratitude: `
    thank/thanks/thx/thnx/ty/tysm/thankyou/thanku
    thanks so much
    thankful
    grateful
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
    owe you
    couldnt have done it without
    cant thank
    so kind of
    you saved my/me/us
    lifesaver
    life saver`,
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
