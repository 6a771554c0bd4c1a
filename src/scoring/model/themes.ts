/** What brands are talked about for: theme → seeds, written for this project; care.ts says how a line is written. */
export const THEME_PHRASES: Record<string, string> = {
  delivery: `
    deliver*
    shipping
    shipped
    shipment*
    ship to/it/my
    parcel/parcels
    package/packages
    courier*
    postage
    dispatch*
    tracking number/info/says/page/update
    in transit
    arrive/arrived/arrives/arriving late/early/broken/damaged/today/yesterday/on/in/within/quickly/after
    hasnt/havent/not/never arrived
    out for delivery
    left _ door/doorstep/neighbour/neighbor/porch
    where is my order
    wheres my order`,
  price: `
    price/prices/priced/pricing/pricey
    expensive
    overpriced
    cheap
    cheaper
    cheapest
    affordable
    cost/costs/costly
    value for money
    good/great value
    bargain
    discount*
    coupon*
    promo code
    worth the money/price
    too much money
    waste of money
    rip off
    ripped off
    inflation`,
  support: `
    customer service/support/care/services
    support team/agent/ticket/chat/line/staff/desk
    contact/contacted/contacting support
    tech/technical support
    help desk
    helpdesk
    helpline
    call centre/center
    hotline
    chat bot
    chatbot
    live chat
    on hold
    hung up on
    no response/reply/answer
    response time
    responded
    reply to my/emails/messages
    answer my/the calls/emails/phone/call
    answered my
    support was/is/were/never/has/have
    open* a ticket
    representative
    agent/agents
    great/good/bad/poor/excellent/terrible/awful support/service`,
  quality: `
    quality
    well made
    poorly made
    badly made
    durable
    durability
    sturdy
    flimsy
    fell/falls/falling apart
    broke/broken after
    breaks easily
    defect*
    faulty
    cheaply made
    craftsmanship
    build
    stitching
    material/materials
    fabric
    wore out
    worn out
    scratched
    cracked
    rust*
    poor/good/great/high/low quality
    piece of junk/crap`,
  app: `
    app
    apps
    ios/android app/version
    crash*
    the update
    new/latest/last update
    updated the/it
    since updating
    notification*
    widget*
    dark mode
    push notifications
    login screen
    reinstall*
    uninstall*
    freez*
    buggy
    bug
    bugs
    glitch*`,
  website: `
    website
    web site
    webpage
    web page
    site is/was/down/crashed/wont/keeps/doesnt
    your/the site
    check out page
    checkout
    browser
    shopping/my cart
    add to cart/basket
    404
    online store/shop
    search function/bar
    page wont/doesnt load
    loading`,
  billing: `
    bill/bills/billed/billing
    invoice*
    charged
    overcharg*
    double charged
    charging me/my
    payment/payments
    credit/debit card
    direct debit
    subscription fee
    fee/fees
    auto renew*
    renewal
    bank account/statement
    paid twice
    hidden charges/fees/costs
    card declined
    paypal
    tax/taxes`,
  returns: `
    refund*
    return/returns/returned/returning it/them/the/policy/my/an/label/item/items/process
    exchange it/them/policy/for
    exchanged
    money back
    send it back
    sent it back
    sending it back
    replacement/replacements
    restocking
    store credit
    my return`,
  staff: `
    staff
    employee/employees
    waiter
    waitress
    server was
    cashier
    manager
    receptionist
    front desk
    assistant/assistants
    driver/drivers
    technician*
    crew
    team was/were/is
    salesman
    salesperson
    sales rep
    rude
    friendly
    courteous
    polite
    helpful
    unhelpful
    attentive`,
  battery: `
    battery
    batteries
    battery life
    charger
    charging cable/port/case/time
    doesnt/wont/not hold/holding a charge
    hold/holds/holding a charge
    recharg*
    power bank
    runtime
    wont charge
    charges/charge fast/quickly/slowly`,
  size: `
    size/sizes/sizing
    fit/fits/fitted well/perfectly/me/badly/great/small/large/tight/true/my/as/like/a
    doesnt/dont/didnt/wont fit
    too small/big/tight/large/loose/short/long/narrow/wide
    runs/run small/large/big
    true to size
    size chart/guide
    uncomfortable
    comfortable
    comfy`,
  warranty: `
    warranty
    guarantee*
    out of warranty
    under warranty
    extended warranty
    repair/repairs/repaired/repairing
    service centre/center
    spare part/parts
    lifetime guarantee
    covered by`,
  availability: `
    out of stock
    in stock
    sold out
    back in stock
    unavailable
    not available
    availability
    restock*
    waitlist
    wait list
    waiting list
    pre order
    preorder*
    backorder*
    back order`,
  account: `
    account
    my account
    password
    login
    log/logged/logging in/out
    sign/signed/signing in/out/up
    two factor
    2fa
    verification code
    verify my
    locked out
    username
    profile
    registration`,
  privacy: `
    privacy
    my data
    personal data/information/details
    data breach
    breach
    hacked
    hack
    hackers
    leaked
    tracking me/us/users
    spying
    gdpr
    consent
    sell/selling/sold my/our/your data/information
    phishing
    security`,
  reliability: `
    down again/for/since/today/all
    outage*
    is/are/was/servers down
    offline
    connection
    connectivity
    disconnect*
    signal
    wifi
    no internet/service/signal
    slow internet/speed/speeds/connection
    buffering
    lag/lags/laggy/lagging
    uptime
    reliable
    unreliable
    stopped working
    doesnt/not/isnt/wont work/working`,
  food: `
    food
    meal/meals
    dish/dishes
    menu
    burger/burgers
    pizza
    fries
    coffee
    breakfast
    lunch
    dinner
    dessert
    taste/tastes/tasted/tasty/tasteless
    flavor/flavors/flavour/flavours
    delicious
    portion/portions
    undercooked
    overcooked
    restaurant
    steak
    chicken
    salad
    sauce
    spicy
    bland`,
};
