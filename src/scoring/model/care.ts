/**
 * What customers write when something went wrong or right, mostly without a word of feeling; written for this
 * project. One phrase a line. a/b: either word; a*: any ending; #: a number or "few" or "several"; _: up to
 * three words between. The key is the weight of the phrase as a whole, −4 to 4.
 */
export const CARE_PHRASES: Record<string, string> = {
  '-3': `
    never again
    never buy/use/order/shop/book/fly/stay/return/visit/eat _ again
    never buying/using/ordering/shopping/booking/flying/staying/going/coming _ again
    never going/coming back
    will/would not be back/returning
    wont/wouldnt be back/returning
    do/please not buy/order/waste/bother/download/trust/use
    dont buy/order/waste/bother/download/trust
    stay/steer/keep/run/walk away
    stay/steer clear
    waste of money/time/space/cash
    wast* my/your/our money/time
    wast* # hours/days/weeks/months
    want/demand/need my money back
    give/gave me my money back
    rip off
    ripped off
    ripping people/customers off
    took/take/taken/stole/kept my money
    total/complete/utter joke
    what a joke
    is/are a joke
    such a joke
    absolute joke
    worst company/service/experience/customer/purchase/app/product/airline/bank/ever
    zero stars
    0 stars
    no stars
    less than one/1 star
    wish/if i could give _ zero/0/no/negative stars
    false advertising
    bait and switch
    should be ashamed
    out of business
    small claims court
    class action
    see you in court
    legal action
    trading standards
    better business bureau
    report/reporting/reported you/them/this to
    holding my money
    last straw
    fed up
    had enough
    sick of
    sick and tired
    tired of waiting/this/your/the/their/being
    beyond a joke
    how hard can it be
    disgusted with
    fell/falls/falling/fallen apart
    stopped working
    stops working
    quit working
    died after
    dead on arrival
    piece of junk/crap/garbage/shit/trash
    load of rubbish/crap
    let/letting/lets me/us/everyone/customers down
    a let down
    big/huge/major/total/complete letdown
    do better
    shame on you/them
    third time this week/month/year
    second time this week/month/year
    charged/billed me twice
    charged/billed twice
    double charged/billed
    overcharged
    overcharging`,
  '-2.3': `
    thanks/thank for nothing
    emailed/called/phoned/contacted/messaged/rang/written/complained # times
    emailed/called/phoned/contacted/messaged _ heard nothing
    heard nothing
    hear nothing
    does not exist
    out of pocket
    left me/us _ stranded
    left stranded
    stranded at/in/for
    missing from my/the/our order/delivery/parcel/box
    took/taken the/our money
    keeps buffering
    nothing happens
    blank/black/white/blue screen
    hasnt/not moved/updated in/since/for
    not been refunded/delivered/fixed/resolved/answered/updated/credited
    fell/falls/fallen/came/comes off
    snapped in/after/off/on
    doesnt/does/didnt/did not turn/charge/connect/load/open/start/sync/hold
    doesnt/didnt turn/charge/connect/load/open/start/sync/hold
    wont sync/pair/respond/close/save/print/boot
    drops/dropping every/all/out/constantly
    drops the connection/call/calls
    keeps dropping/disconnecting
    given up on
    i/we give up
    no apology/compensation/explanation
    without an apology
    not a single/one reply/response/person
    third/second/fourth/fifth time the/this/that/i/they/my
    someone elses order/parcel/package
    empty box
    used/opened/damaged box
    recalled
    burst into flames
    caught fire
    food poisoning
    made me/us/him/her sick/ill
    found a hair
    double booked
    turned us/me away
    kept us/me waiting
    sat on the plane/tarmac
    missed my/our connection/flight/appointment/train
    did not/didnt turn up
    no show
    never turned up
    wasnt/werent there
    cant find my
    lost connection
    logged out every/again/constantly
    paying for nothing/something/a
    still paying
    asked for a refund
    asking for a refund
    want/need/demand a/my refund
    refund request/denied/refused
    denied/declined/rejected my/our/a refund/claim/warranty
    claim denied/rejected/refused
    been waiting _ hours/days/weeks/months/minutes/hrs
    been waiting since/over/ages
    dont/doesnt/didnt/not like
    still waiting
    kept waiting
    keep me/us waiting
    waiting on hold
    waiting for my/our/a/the refund/order/parcel/package/delivery/reply/response/answer/money/replacement/engineer/technician
    waiting # hours/days/weeks/months/minutes/hrs/mins
    waited # hours/days/weeks/months/minutes/hrs/mins
    waited forever/ages
    waiting forever/ages
    waiting since
    on hold for
    still no refund/reply/response/answer/sign/update/news/parcel/package/delivery/order/word/fix/internet/signal/power/solution
    still not received/arrived/here/working/fixed/resolved/delivered/refunded/shipped/sorted/back/done
    still hasnt/havent/isnt/doesnt/dont/cant/wont
    still nothing
    still broken/down/missing/pending/processing
    havent received/heard/got/gotten
    have not received/heard/got/gotten
    hasnt arrived/come/shipped/been
    has not arrived/come/shipped
    never received/arrived/came/showed/shipped/turned/delivered/responded/replied/answered
    never _ called/calls/wrote/writes _ back
    not received my/the/our/any
    didnt/doesnt arrive/come/show/turn
    did not arrive/come/show/turn
    no one/body answers/answered/replies/replied/responds/responded/helps/helped/knows/picks/called/cares/came/showed
    nobody answers/answered/replies/replied/responds/responded/helps/helped/knows/picks/called/cares/came/showed
    no response/reply/answer/communication/explanation/apology/help/support/update/updates/refund
    without any/a response/reply/answer/explanation/warning/notice
    without telling/asking/warning/informing
    no customer service/support
    dont/doesnt/didnt reply/respond/answer
    they/you dont/didnt care/listen/help
    company doesnt care
    does/do/did not reply/respond/answer/care/listen/help
    refuse* to refund/help/replace/honour/honor/honer/cancel/give/accept/let/fix
    wont refund/help/replace/honour/honor/cancel/let/load/open/start/work/connect/charge/turn/update/fix/give
    wouldnt refund/help/replace/honour/honor/cancel/let/load/open/start/work/connect/charge/turn
    keeps crashing/freezing/failing/saying/logging/asking/stopping/disconnecting/dropping/closing/loading/buffering/breaking/telling/showing/cutting
    keep crashing/freezing/failing/getting/having/disconnecting/dropping/losing
    kept crashing/freezing/failing/disconnecting/dropping/saying/telling
    crash* every time/day/few/#
    crash* since/after/on/when/all/constantly
    since the/last/latest/new/your/this update
    after the/last/latest/new/your/this update
    ever since update/updating
    new/latest/last/recent update broke/ruined/sucks/killed/made/is
    cant/cannot log/login/sign/access/get/open/connect/use/even/find/cancel/reach/pay/load/play/update/download/contact/speak/checkout/check
    couldnt log/login/sign/access/get/open/connect/even/find/cancel/reach/pay/load
    can not log/login/sign/access/get/open/connect/even/find/cancel/reach
    unable to log/login/access/get/open/connect/use/find/cancel/reach/pay/contact
    not able to log/login/access/get/open/connect/use/find/cancel/reach/pay
    doesnt/dont/didnt/wont/wouldnt work
    does/do/did/will not work
    isnt/arent/not working
    not work
    nothing works
    nothing worked
    no longer works/work/working/available/supported/possible
    locked/kicked/logged me/us out
    locked out
    logs me out
    doesnt/dont/didnt/wont fit
    does/do/did not fit
    didnt/doesnt last
    did/does not last
    lasted # hours/days/weeks/months/minutes
    lasted only/less/about/barely/just
    only lasted/lasts
    battery died/dies/drains/dead
    battery doesnt/wont/didnt
    broke after/within/in/on/down
    broken after/within/in/on/down
    arrived broken/damaged/late/cold/crushed/smashed/open/opened/dirty/faulty/scratched/torn/wet/used/dead
    came broken/damaged/late/cold/crushed/smashed/dirty/faulty/scratched/torn/used/undercooked
    delivered to the wrong/neighbour
    delivered late/broken/damaged/cold
    wrong item/order/size/colour/color/address/product/one/part/food/meal/room
    sent me the wrong
    sent the wrong
    missing parts/items/pieces/item/from
    not as described/advertised/expected/pictured/promised
    nothing like the/described
    isnt/not what i ordered/expected/paid
    charged me
    charged my card/account
    keep charging
    kept charging
    still charging/charged
    hidden fees/charges/costs
    extra fees/charges/charge
    without my permission/consent/knowledge/approval
    price increase/hike/rise
    prices gone/went/going up
    raised/raise/raising prices
    put* the/your/their price/prices up
    not worth
    isnt worth
    wasnt worth
    cant get through/hold/a/any/anyone/my/it/to
    hung up on
    hang up on
    passed/sent/bounced/transferred from/around/between
    told me to call/wait/contact/ring/email
    told _ different/lie/lies
    every time i call/try/open/order/log/use/contact
    # times now/already
    for the third/second/fourth/fifth/last/nth/umpteenth time
    for # weeks/months/days now
    over/after # weeks/months/days/hours and
    # weeks/months/days/hours later and
    # weeks/months/days/hours late
    # hours late
    # days/weeks late
    hours late
    days late
    more than # weeks/months
    nightmare to
    poor customer/quality/service/design/experience/communication
    bad customer/quality/service/design/experience/reception/taste
    lack of communication/response/support/service/respect/professionalism/care
    lost my order/parcel/package/luggage/bag/bags/data/money/file/files/work/progress/account/baggage/booking
    lost my/our/all
    lose my/all
    deleted my/all
    my account was/has/is/got _ blocked/locked/suspended/closed/hacked/banned/deleted/charged
    my order was/has/is/got _ cancelled/canceled/delayed/lost
    cancelled/canceled my/our order/flight/booking/reservation/appointment/subscription/account
    flight cancelled/canceled/delayed
    cancel* last minute
    is/are/been/was/went/still down again/for/all/since
    site/website/app/server/servers/service/internet/network/system down
    site/website/app/server/servers/service/internet/network/system is/are/was/were/keeps/keep/went/goes down
    site/website/app/server/servers/service/internet/network/system has/have been down
    down again
    no signal/service/internet/connection/network/hot/heating/power/water
    out of order/stock
    sold out again
    too slow/expensive/small/big/tight/loud/complicated/short/salty/sweet/cold
    took forever/ages/hours/weeks/months/days
    take* forever/ages
    taking forever/ages/so
    took/takes over/more #
    took # hours/days/weeks/months/minutes
    when will/are/is _ fix/fixed/arrive/come/ship/working/back
    get/got/getting nowhere
    go/going round/around in circles
    would/do not recommend
    wouldnt/dont/cant/cannot recommend
    not recommend*
    would/could/can not recommend
    look elsewhere
    go elsewhere
    going elsewhere
    somewhere else
    switching to
    switch/switched/moving/move/moved to another/a/your/their/competitor/different
    cancelling my/our/the
    canceling my/our/the
    cancel/cancelled/canceled my subscription/membership/account/contract/plan/service
    close/closing/closed my account
    leaving for/you
    taking my business/money
    take my business/money
    lost a customer
    lost my/our business/custom
    losing a customer/customers
    uninstalled
    uninstalling
    uninstall
    deleting the/this app
    deleted the/this app
    returned it
    returning it
    sent/send/sending it back
    had to return/send/throw/replace/buy/pay/call/go/wait/ask
    threw it/them away/out
    throw it/them away/out
    in the trash/bin/garbage
    went bad/downhill/wrong
    gone downhill/bad/wrong
    going downhill
    getting worse
    not good enough
    not good
    not great
    not impressed
    not happy
    not fair
    not acceptable
    not helpful
    not ideal
    could be better
    could have been better
    expected better/more
    expect better/more
    used to be good/great/better/the/my/so/amazing/excellent/nice/fun
    overrated
    underwhelming
    underwhelmed
    no better/improvement/good
    no use
    no taste/flavor/flavour
    what is wrong with
    what happened to
    what the hell/heck/fuck
    are you kidding/joking/serious
    you have got to be
    sort it/this/yourselves/your out
    fix your/this/the/it
    please fix
    need/needs fixing/to fix/to sort/to improve
    cant believe you/they/how/this
    where is/are my/our/the order/parcel/package/delivery/refund/money/driver/food/flight
    wheres my/our
    looks/feels/look/feel cheap/nothing
    smells/smelled/smelt like/awful/bad/of
    tastes/tasted like cardboard/nothing/plastic/rubber
    customer service/support is/was/are non/terrible/awful/useless/a
    non existent
    nowhere to be
    ghosted
    ghosting
    given/given the runaround
    the runaround
    run around
    unsafe
    # dollars/pounds/euros for nothing
    for nothing`,
  '-1.2': `
    how long does/do/will/must/should _ take
    make/makes/made no sense
    doesnt/dont/didnt make sense
    not make sense
    in the rain
    a maze
    sold out
    no stock
    not available
    unavailable
    been waiting
    whats wrong
    not really
    a bit/little/touch disappointed/disappointing/slow/pricey/expensive/small/tight/confusing
    only complaint/issue/problem/downside/con/gripe
    needs/need work/improvement/improvements/to be
    room for improvement
    at first
    hit or miss
    mixed feelings
    nothing special/new/fancy/extraordinary
    so so
    not bad but
    having trouble/issues/problems/difficulty
    have a problem/issue
    had a problem/issue
    got a problem/issue
    error message/code
    on the fence
    be careful
    watch out
    in the middle of
    why is/are/cant/wont/doesnt/dont/isnt/did/does/do/am/has/have/would
    how come
    again and again
    over and over
    yet again
    once again
    supposed to
    was/were told
    promised
    said it would/they
    should have been
    gave up
    given up
    no way
    no thanks
    instead of
    after # hours/days/weeks/months
    # hours/days/weeks/months ago
    half the/of
    anymore
    any more`,
  '0': `
    at all
    i guess
    not sure
    no idea/clue
    as well
    feels like
    something like
    no brainer
    not only
    not just
    no matter
    no wonder
    not to mention
    nothing but
    sad that it/i
    good morning/night/evening/afternoon
    happy birthday/monday/friday/new
    a good/great deal of
    like to
    would like
    feel like
    looks like
    look like
    sounds like
    just like
    such as
    of course
    as well
    as good as
    too good to be true
    customer service/support/care
    health care
    free time
    hard drive/work/copy
    pretty much
    tell me
    cut off
    dying to
    fire alarm
    early access
    kind of
    sort of
    best buy
    at best
    best before
    best wishes
    fan of
    by far
    well as`,
  '1.6': `
    i/we/really/also/they like
    take care
    no problem
    no problems
    no issue/issues
    no worries
    no complaints
    no doubt
    no fuss/hassle/stress/drama/trouble
    never had a/any problem/problems/issue/issues
    not bad
    isnt bad
    wasnt bad
    not disappointed
    wasnt/werent disappointed
    cant complain
    cannot complain
    good luck
    good to know
    works/work/worked/working great/well/fine/perfectly/flawlessly/like/as/good/wonderfully
    does the job/trick
    did the job/trick
    does what it/is
    does exactly/everything
    as expected/described/advertised/promised/pictured
    just what i needed/wanted
    exactly what i needed/wanted/ordered/expected
    on time
    in time
    ahead of schedule
    arrived/came/delivered/shipped early/quickly/fast/promptly/today/safely/well/next
    next day delivery
    fast/quick/speedy/prompt delivery/shipping/service/response/reply/turnaround
    good/great/fair/reasonable price/prices/value/deal
    value for money
    good/great/excellent customer service/support
    sorted it/out
    got it sorted/fixed/working/resolved
    fixed it
    back up/online/working
    so far so good
    no longer a problem/an
    looking forward
    look forward
    well made/built/designed/worth/organised/organized/priced/packaged/prepared/cooked
    easy to use/set/install/clean/follow/navigate/setup/understand/assemble/read
    made my day/life/week/night
    make/makes my day/life
    save/saves/saved me/us/my time/money/day/life
    saved me/my/us/our
    big/huge/massive fan
    good/great job/work/stuff
    nice/great/good touch
    keep it up
    keep up the
    big thanks/thank
    shout out to
    shoutout to
    hats off
    well done
    two thumbs
    thumbs up
    a must
    must have/buy/see/read/try/visit
    cant wait
    can not wait
    cannot wait
    to die for
    killing it
    count me in
    love it/this/the/my/them/these/how/that/you/your
    good quality
    high quality
    great quality
    top quality
    stands/stood up
    held/holds up
    lasts/lasted long/for/years/forever
    lasted me/us
    still going strong
    going strong
    years later`,
  '2.6': `
    highly recommend*
    would/definitely/strongly/thoroughly/totally/100 recommend
    recommend to/this/it/them/everyone/anyone
    could not/couldnt be happier/better/easier
    could not/couldnt have been better/happier/easier/nicer/more
    nothing but good/great/praise/positive
    went above/out
    above and beyond
    blown away
    blew me away
    exceeded my/our/all expectations
    better than expected/i/described/ever
    better than i expected
    cant/cannot go wrong
    second to none
    hands down
    game changer
    life saver
    lifesaver
    five/5 stars
    5 star
    10/10
    # thumbs up
    worth every/the/it
    well worth
    totally/definitely/absolutely/so worth
    money well spent
    will/would definitely/certainly buy/use/order/be/return/go/come/recommend/stay
    will/would be back
    will/would buy/use/order/shop/return/go/come/visit/stay again
    wont/not be disappointed
    you wont regret
    never disappoints/disappointed/fails/failed/lets/let
    doesnt/didnt disappoint
    does/did not disappoint
    customer for life
    loyal customer
    never looked/looking back
    wouldnt/would not change/trade/be
    cant/cannot live/imagine _ without
    cant/cannot recommend _ enough
    cant/cannot thank _ enough
    thank you so/very much
    thanks so/very/a much/lot
    like a charm/dream
    top marks/notch
    state of the art
    best in
    best thing
    one of the best
    the best
    love love
    in love with
    fell in love
    my favorite/favourite`,
};
