/** People about to buy, and people who only speak of buying, for the heads of the intents. */
export const PURCHASES: Record<string, string> = {
  'purchase-interest': `
{thinking of|thinking about|considering} {buying|getting|ordering|trying} {the new bike|a pair of these|@brand|one of these|the pro version}
I {want|need|really want} {this|one of these|these shoes|that jacket|the blue one} {so bad|now|in my life|}
{want|going|planning|hoping} to {buy|get|order|pick up} {one|the new model|a new laptop|these} {next week|on payday|for christmas|soon}
{about|just about|ready} to {buy|order|book|pull the trigger on} {the t2|a new phone|a table|two tickets}
{looking|I'm looking} to {buy|get|upgrade to|switch to} {a new router|a family plan|a new car|fibre}, {any offers|what do you recommend}
{in the market|shopping} for {a new mattress|a bike|headphones|a crm|a winter coat}
{interested|very interested|I'm interested} in {buying|your premium plan|the subscription|this model|a demo|joining}
{add to cart|in my basket|on my wish list}, {waiting for payday|just waiting for the sale}
{saving|saving up} for {the new model|a @brand bike|that coffee machine}
{can't wait|cannot wait} {to order|to get|to buy} {mine|the new one|one}
{shut up and take|take} my money {@brand|}
just {ordered|preordered|bought|booked} {my|the|a} {new bike|tickets|first pair|room}, {can't wait|so excited}
{will|I will|'ll} {definitely|probably|} {buy|order|get} {one|it|these} when {it's back in stock|it comes out|the price drops}
{sign me up|count me in|I'm in|where do I sign up}
{my next|next} {phone|car|bike|laptop} {will be|is going to be} {a @brand|this one}
{I'd|I would} {buy|pay for|get} {this|one|it} {in a heartbeat|right away|today} if {you ship to norway|it came in black|there was a discount}
{we|our company|our team} {are looking|is looking} for {a tool like this|a new supplier|an invoicing solution|30 licences}
{could you|please} send {me|us} {a quote|an offer|your price list|more details on pricing}
{we'd|I'd|we would} like {a quote|a demo|a trial|to place an order|to book a table for six|to open an account}
{is|was} {tempted|so tempted} to {buy|get|order} {the new one|a second one|it}
{need|I need} {this|these|that} {bag|watch|phone|game|tent} {asap|in my life|for my birthday}
{getting|I'm getting|we're getting} {one|the large one|a @brand} {tomorrow|for my mum|this weekend}
{torn|can't decide|deciding} between {the t1 and the t2|@brand and @other|the blue and the red one}
{upgrading|thinking of upgrading} {to the pro plan|my phone|to business class} {next month|}
{who|anyone} {sells|stocks} {these|the t2|your bread} {near leeds|in spain|online}?
gift {idea|ideas} for my {dad|sister}, {thinking of|maybe} {a @brand watch|this lamp}`,
  'purchase-interest question': `
where can I {buy|get|find|order} {this|one|these|the t2|your coffee} {in town|in germany|online|}?
where {do you sell|can we find|to buy} {these|this jacket|the new flavour}?
how much {is|does|are|for|would} {it|this|the t2|a family plan|the red one} {cost|}?
{what's|what is|whats} the {price|cost} {of|for} {this|the large one|the premium plan|shipping to italy}?
do you {ship|deliver|sell} {to canada|to ireland|abroad|in small sizes}?
{is|are} {this|the t2|these|the black one|size 44} {still|back|} {in stock|available|on sale} {anywhere|in leeds|}?
when {will|is} {it|the new model|this|the t3} {be available|come out|be back in stock|on sale|released}?
{is it|is this|are they|is the t2} worth {it|the money|buying|the price|the upgrade}?
{should I|which one should I} {buy|get|order|go for|choose} {the t1 or the t2|this one|for a beginner|}?
{any|is there a|do you have a} {discount|student discount|promo code|voucher|deal} {for new customers|right now|on black friday|}?
{does|will} it come in {black|a size 12|a smaller version|green}?
can I {order|buy|book|preorder|try} {online|it in store|without an account|by phone|for friday}?
do you {offer|have} {a free trial|instalments|financing|gift cards|group prices}?
{is there|do you have} {a free trial|a demo|a cheaper plan|a version for small teams}?
{what|which} {plan|model|size|version} {do you recommend|is best|should we take} for {five people|a family|running|a small shop}?
{anyone|has anyone|anybody} {tried|bought|used} {the t2|@brand|this mattress}? {thinking of getting one|worth it}
{can|could} someone {recommend|suggest} {a good|a decent} {laptop|broadband provider|hotel|bank}?
looking for {a good|a cheap|a reliable} {tent|phone|insurer|restaurant|crm}, {any recommendations|what should I get}?
{how|where} {do I|can I} {sign up|subscribe|place an order|become a customer|open an account}?
{how long|how fast} is delivery {if I order today|to france|for preorders}?
{do you|does @brand} {take|accept} {credit cards|paypal|cash|gift cards}?
{t1 or t2|@brand or @other}, which {is better|would you buy|one to get} for {commuting|gaming|a student}?`,
  none: `
{sold|selling} my {old bike|car|phone}, {who wants it|good condition}
{bought|I bought} {this|it|the phone} {last year|two years ago|in march} and {it still works|use it daily}
{buy|buy now|order now|shop now}: {50 percent off everything|our new collection|only today} https://example.org
{the company|@brand|the bank} {buys|to buy|acquires|is buying} {a rival|a stake in @other|its supplier}
{analysts|experts} {recommend|say} {buying|to buy} the {shares|stock}
{prices|the price} of {petrol|bread|houses} {rose|goes up|fell} again
where can I {find|see} my {order|invoice|booking number|password}?
how much {is left|data do I have left|do I owe} {on my plan|this month|}?
{is it|is this} {safe|normal|true} that {the light blinks|the store closes|it gets warm}?
when will my {order|parcel|item} {arrive|be here|be shipped}?
I {would never|will never|regret} {buy|buying} {this|it|one} {again|}
{can't|cannot} {order|buy|check out}, {the page hangs|my card is refused}
{don't|do not} {buy|order} {this|it|here|from them}
need {a refund|my money back|a replacement|help with my order}
I want {my money back|a refund|to sleep|to go home|to complain}
{interesting|interested} {article|to hear what you think} {about|on} {the new law|growth}
{ordered|I ordered} {two weeks ago|on monday} and {nothing came|still waiting}
{price|the price} is {too high|a joke|ok|fair} for {what you get|this quality}
{is the|is your} {site|app|branch} {down|closed|open} today?
{worth|it's worth} {a visit|watching|reading}
{giveaway|win|retweet to win} {a new phone|tickets|a free dinner} {today|}
do you {offer|have} {jobs|internships|parking|a toilet} {in leeds|}?`,
};
