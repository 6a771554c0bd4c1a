/** Seeds of the intents, written for this project; care.ts says how a line is written. */
export const INTENT_PHRASES = {
  complaint: `
    complain*
    complaint*
    formal complaint
    raise a/an complaint/issue/ticket
    want/need/demand/demanding/expect a/my/our _ refund/replacement/money/apology/compensation/answer/explanation
    unacceptable
    not acceptable
    not good enough
    poor service/quality/customer
    terrible/awful/horrible/worst/bad/appalling/shocking service/experience/customer/support/quality
    why is/are/has/hasnt/havent/cant/wont/isnt/doesnt my/your/the _ still/not/down/broken/late/working
    why cant i
    where is/are my
    wheres my
    sort it/this/yourselves/your out
    please fix
    fix this/your/it/the
    fix the
    do something about
    stop charging/sending/emailing/calling/spamming/billing
    was/were/been/got charged/overcharged/billed twice/for
    charged me
    never received/arrived/came/delivered
    still waiting
    been waiting _ hours/days/weeks/months
    still no refund/reply/response/answer/delivery
    still not received/arrived/working/fixed/resolved/refunded
    still hasnt/havent
    keeps crashing/freezing/failing/disconnecting/logging
    doesnt/dont/didnt/wont/isnt/not work/working
    stopped working
    arrived/came broken/damaged/late/cold
    broken after
    wrong item/order/size/product/food
    cant log/login/access/connect/open/use/get
    unable to log/login/access/connect/open/use/get/reach
    no response/reply/answer
    no one/body answers/replies/responds/helps
    on hold for
    ignored my/me/us
    ignoring my/me/us
    lost my/our order/parcel/package/luggage/bag/bags/money/data
    cancelled/canceled my/our order/flight/booking
    rude staff/service/to/customer/employee/driver
    staff was/were/is/are _ rude/unhelpful
    ripped off
    scam*
    waste of money`,
  question: `
    how do/does/can/could/would/should/did i/you/we/it/one/they
    how to
    how much is/are/does/do/for
    how long does/do/will/is
    how come
    where can/do/could i/you/we
    where is/are
    when will/is/are/does/do/can
    what is/are/does/do/time/happens/should
    whats the
    which one/is/are/of
    who do/should/can i
    is it possible/true/worth/normal/safe/ok/compatible
    is there a/an/any
    are there any
    is this/that/it
    are you/they/these
    do you/they/i/we
    does anyone/anybody/it/this/the/someone/your
    did anyone/you/they
    can i/you/we/anyone/someone/it/they
    could i/you/someone/anyone
    would you/it/anyone
    will it/there/you/they/this
    should i/we
    has/have anyone/anybody/you
    any idea/ideas/advice/tips/suggestions/recommendations/update/updates/news/chance/one
    anyone know/knows/tried/else/have/has/use/used/recommend
    anybody know/knows/tried/else
    does anyone know
    wondering if/how/what/why/whether/when
    wonder if
    what about
    looking for advice/recommendations/help/suggestions`,
  'churn-risk': `
    cancelling my/our/the/this
    canceling my/our/the/this
    cancel my/our subscription/account/membership/contract/plan/service/order
    cancelled/canceled my/our subscription/account/membership/contract/plan/service
    want/need/trying/going/wanting/like to cancel
    how do/can i cancel/unsubscribe/delete/close
    switching/switched/switch to
    moving/moved/move to another/a/your/the competitor/different
    moving/taking my/our business/money/custom/account
    take my business/money/custom
    going to/with a/another/your competitor/different
    looking for/at an/a/another alternative/alternatives/replacement/competitor/provider
    any alternatives
    alternatives to
    leave/leaving you/this/your
    im/i out/done/gone
    done with you/this/them/your
    im done
    never again
    never _ buy/buying/use/using/order/ordering/shop/shopping/fly/flying/stay/book/return/returning/come/go/going again
    never going/coming back
    wont/wouldnt be back/returning/renewing/using/buying/ordering
    will/would not be back/returning/renewing/using/buying
    not/wont renew*
    not be renewing
    last time i/im/we/ever
    last order/purchase
    lost a/my/our customer/business/custom
    losing a/me customer/as
    close/closing/closed my/our account
    delete/deleting/deleted my/the account/app
    deleting/deleted this app
    uninstall*
    unsubscrib*
    go/going elsewhere
    take/taking _ elsewhere
    end my contract
    ending my contract
    terminate my
    porting out/my
    change/changing/changed/switch/switching/swap/leave/leaving provider/providers/carrier/carriers/bank/banks/supplier/suppliers/company/companies/network/networks/brands
    get/getting/want out of my/the/this contract/deal
    contract ends/ending/expires/is up
    better off with/elsewhere
    what other/alternative/alternatives
    bye bye
    goodbye
    done for good
    enough is enough
    over to a/your/the competitor/competition/rival
    your competitor/competitors/competition/rivals
    not _ a/your customer anymore
    no longer _ a/your customer
    giving up on you/this/them
    used to be a _ customer
    thinking of/about leaving/switching/cancelling/canceling/moving
    considering leaving/switching/cancelling/canceling/moving`,
  'feature-request': `
    please/pls/plz add/bring/include/make/support/allow/implement/introduce/consider/let
    could/can you _ add/bring/include/implement/introduce/support
    would be nice/great/good/cool/awesome/helpful/useful/better if/to/with
    it would be nice/great/good/cool/awesome/helpful/useful
    itd be nice/great/good/cool
    wish it/you/they/there/this/the _ had/could/would/was/were/has/have/supported
    i wish it/you/they/there/this/the
    hope you/they add/bring/include/will
    hoping for
    feature request
    request a feature
    suggestion
    suggest adding
    i suggest
    id suggest
    id love/like to see/have
    would love/like to see/have/be able
    would love a/an/if
    needs/need a/an _ mode/option/feature/button/setting/version/widget/filter
    needs/need to add/have/support/be able
    should add/have/support/allow/include/let a/an/the/more/us/users/support
    should be able/possible/an/a
    there should be
    give us a/an/the/option
    let us choose/turn/disable/change/select
    any plans to/for
    plans to add/support/release
    when will you/it/there _ add/support/be
    missing a/an feature/option/button
    missing feature/features
    lacks a/an/the feature/option
    bring back
    only thing missing
    add/adding a/an/the/more/some/support/option/options
    option/options to/for
    an/the option/options
    a/the/better/some way to
    ability to
    be able to
    feature to/that/where/for
    more options/features/languages/themes/filters/choices/control/settings
    would be nice/great/good/cool/awesome/helpful/useful/better/perfect/appreciated/amazing
    would make it/this/the
    would like/love/prefer to/a/an/if/it/more
    id like/love/prefer to/a/an/if/it/more
    i/just/only/really wish
    wish i/we/you/there/it/they
    should be a/an/able/more/possible/added/allowed
    should have a/an/the/more
    should add/allow/let/include/give
    please make/let/allow/give/provide/include/enable/create/put
    could/can you make/add/include/give/bring/let
    can we/you _ have/get/add
    needs/need a/an/to/more/some/better
    there is/was no/not option/way/button/setting/feature
    no option/options/way/button/feature/setting to/for
    cant/cannot/unable _ without
    why cant/not i/we/you/add/have/let
    how about
    what about adding/a
    instead of
    if you/i/we/it/there could/would/can/add/added/had/was/were
    missing is/a/an/the
    lack/lacks/lacking of/a/an/the/in
    used to be/have able/a/the
    suggest/suggestion/suggestions/request
    hope/hopefully you/they/to/it/there
    only/one thing i would/id change/add/improve`,
  'purchase-interest': `
    want/wanna/need to buy/get/order/purchase/try _ one/it/this/these/some/a/an
    i want/need this/one/these/it
    thinking of/about buying/getting/ordering/purchasing/trying
    considering buying/getting/ordering/purchasing
    planning to buy/get/order/purchase
    going to buy/order/purchase/get
    gonna buy/order/get/purchase
    looking to buy/get/purchase/order
    about to buy/order/purchase
    interested in buying/getting/purchasing/ordering/trying
    where can i buy/get/find/order/purchase
    where to buy/get/order/find
    where did you buy/get
    how much is/are/does/do/for _ cost/it/this/that/these/the
    whats the price
    what is the price
    price of/for
    how much
    is it worth it/buying/the
    is this worth
    worth buying/getting
    worth the money/price/upgrade
    should i buy/get/order/go
    which one should
    in stock
    back in stock
    when will _ available/stock/released/out
    do you ship/deliver to
    does it ship/come in
    any discount/discounts/deals/coupon/codes
    discount/promo/coupon code
    free trial
    sign me up
    take my money
    add to cart
    just ordered/bought/preordered
    pre order
    preorder
    shut up and take
    can i buy/order/get/pre
    anyone recommend a/an/any
    recommend a/an good`,
};
