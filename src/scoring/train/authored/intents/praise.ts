/** Praise, and what is neither praise nor anything else, for the heads of the intents. */
export const PRAISE: Record<string, string> = {
  praise: `
{love|really love|absolutely love} {my new bike|this app|your bread|the new design|this place|@brand}
{best|the best} {coffee|app|bank|bike shop|airline|purchase|customer service} {in town|ever|I have had|by far}
{great|excellent|fantastic|brilliant|outstanding} {service|support|app|product|food|experience} {from @brand|today|as always|}
{thank you|thanks|big thanks} @brand for {the quick reply|a wonderful flight|sorting it so fast|the lovely gift|going the extra mile}
{shout out|big shout out|kudos|hats off} to {@brand|the team at @brand|maria at the desk} for {helping me|the fast delivery|great service}
{highly|I highly|would highly} recommend {@brand|this place|the t2|them} {to anyone|}
{works|it works} {perfectly|like a charm|flawlessly|great} {out of the box|after two years|}
{arrived|delivery came} {a day early|fast and well packed|right on time}, {very happy|well done}
{super|very|so} {easy to use|fast|comfortable|helpful|tasty|reliable} and {worth every penny|great value|never lets me down}
{staff|everyone|the crew|the driver} {was|were} {so friendly|incredibly helpful|lovely|amazing} {to my kids|from start to finish|}
{exceeded|beyond} {my expectations|all expectations|expectations}
{very|so|really} {happy|pleased|impressed|satisfied} with {my order|@brand|the quality|your support|the result}
{well done|good job|nice work|keep it up|bravo} {@brand|team|guys}
{never|I have never} {had a problem|been let down} {in ten years|with them}
{sorted|fixed|solved} {in five minutes|the same day|within an hour}, {brilliant|thank you so much|impressive}
{amazing|incredible|awesome|gorgeous|perfect} {app|food|hotel|view|colour|fit|sound|battery life}
{five|5} stars {from me|well deserved|all the way}
{can't|couldn't} {fault it|be happier|ask for more|live without it}
{my|the} {kids|mum|whole family|dog} {loves|adore} {it|this place|the new toy}
{worth|totally worth} {it|the wait|every cent}
{good|nice} app, {helps me a lot|I use it daily|does what it should}
{the update|new version} is {great|so much faster|beautiful}
{I'll|we'll|will} {definitely|} {be back|come again|order again|buy again}
{customer for life|loyal customer|fan for life} {after this|thanks to your team}
{finally|at last} {a bank that cares|an app that just works|a shop with real advice}
{delicious|yummy|so tasty}, {friendly|quick} service and {fair prices|a lovely garden}
{saved|you saved} my {day|wedding|trip|data}, {thank you|you are stars}
{simple|clean} and {intuitive|beautiful}, {great job|love it}
{quality|the quality} is {top notch|superb|excellent} {for the price|}`,
  'complaint praise': `
{great|nice} {food|bike|app} but {the service was awful|it broke after a week|it crashes all the time}
{love the product|good phone}, {hate the support|terrible battery}`,
  none: `
@brand {opens a new store|appoints a new chief|reports quarterly results|plans 200 jobs} in {leeds|spain|the north}
{profit|revenue|sales} {at @brand|} {rose|fell|was flat} {3 percent|in the third quarter|to 20 million}
{shares of @brand|the stock} {closed higher|slipped|were little changed} on {monday|friday}
{the court|a judge|the regulator} {fined|cleared|is looking into} {@brand|two banks|the merger}
{watching|listening to|reading} {the game|a podcast|an old book} {with my brother|tonight|on the train}
{on my way|heading} to {work|the gym|the airport|grandma's}
{happy birthday|good morning|good night|merry christmas} {everyone|my friend|to my dad}
{it's|so} {raining|hot|cold} {in london|today|again}
{had|having} {pasta for dinner|lunch with anna|a long walk|coffee}
{my cat|the dog|the baby} {sleeps all day|knocked over the vase|woke me at five}
{I hate|so sick of} {mondays|this weather|politics|my ex|homework}
{he|she|my brother} is {such an idiot|so annoying|driving me mad}
{that|the} {movie|episode|match|referee} was {terrible|so boring|a disgrace}
{the government|our president|the mayor} {lied again|is a disaster|should resign}
{feeling|I feel} {sad|tired|lonely|sick} {today|tonight|again}
{my head hurts|I can't sleep|I lost my keys|I failed my exam}
{lol|haha|omg} {same|so true|you are funny|I can't}
{I|you} {agree|disagree|think so too|was joking}
{he scored|they won|we lost} {in the last minute|again|2-1}
{meeting|call} {at ten|moved to friday|was cancelled}
{here is|this is} {the link|a picture of my desk|my new haircut} https://example.org
{using|I use|we use} {@brand for invoices|the t2 every day|both tools}
{I have|got} {the blue one|an older model|an account with @brand}
{the t2|it} {has|comes with} {disc brakes|a 6 inch screen|two year warranty}
{order|my order} number is {44812|F-20331}
{my name is|it's under} {on the booking|on the email I sent}
{sent|I have sent} you {a message|the details|a dm|the photo} {as you asked|just now|}
{ok|okay|alright|sure}, {will do|I'll check|thanks|no problem}
{yes|no}, {that was me|it's the 2019 model|I tried that|on wednesday}
{thanks|thank you} {I'll look|for the info|for replying|for your answer} {later|}
{the agent|they} said {it ships on monday|I can return it in store|the desk opens at six}
{picked up|collected} {my parcel|my new glasses|the keys} {today|this morning}
{working from|back in} {the office|berlin|home} {this week|}
{new|a new} {video|post|episode} {is up|about bread}: https://example.org
{join us|come along} {on friday|tonight} for {a free tasting|our webinar}
{we are hiring|hiring}: {sales manager|nurses|drivers} in {leeds|porto}
{ten|five} {tips|reasons|recipes} for {a better morning|small kitchens}
{look at|check out} {this view|my new shoes|her dress}
{I'm|I am} {at the mall|in a queue|on the bus|cooking} {with friends|}
{he|she} {works at @brand|drives a @brand|used to live here}
{the|this} {road|museum|pool} is {closed on mondays|near the station|free for kids}`,
};
