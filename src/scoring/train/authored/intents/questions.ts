/** Questions, with and without a mark, and marks that ask nothing, for the heads of the intents. */
export const QUESTIONS: Record<string, string> = {
  question: `
how do I {change|update|reset|find} my {address|password|pin|email|seat}?
how {can|do} {I|we|you} {pair it with a tv|book a window seat|download the invoice|pause deliveries|connect two speakers}?
how {long|many|far|often|old} {does delivery take|can I bring|is it from the station|should I charge it|must you be}?
{what|which} {time do you open|are your opening hours|size is this|cable do I need|channel is it on|documents do I need}?
{what|what's} {does error 12 mean|the difference between basic and pro|the wifi password|your phone number|the notice period}?
where {is|are|do I find} {your nearest store|the serial number|the settings|the gate|parking}?
when {do you open|does the sale start|is the next bus|will the results be out|does my plan renew}?
who {do I contact|should I ask|can help me|is in charge} {about invoices|for a group booking|with my account|}?
why {is the light green|do I need to verify my number|does it ask for my postcode|is there a limit}?
{is|are} {the t2 waterproof|breakfast included|the lounge open to all|there vegan options|dogs allowed|batteries included}?
{is there|do you have} {a store in leeds|an app|a manual in english|a phone number|wifi on board}?
{does|do} {this work on android|it fit a small kitchen|you take walk-ins|it need a subscription|you open on sundays|I have to print the ticket}?
{can|could} {I|we|you} {return this in store|bring a bike|pay by card|use two cards|tell me your opening hours|check my booking}?
{can|could} someone {help me|tell me how it works|explain the fees|point me to the manual}?
{will|would} {it rain at the festival|it work abroad|you open at easter|this fit a 13 inch laptop}?
{should|do} I {download the app first|bring my passport|wash it before use|update now or wait}?
{has|have} {anyone been there|you tried turning it off|anyone got it to work on linux|you got a date yet}?
{any|is there any} {idea|news|update|way} {when it opens|on the new stadium|how to do this|to reach you by phone}?
{anyone|does anyone|anybody} know {how to reset it|when the shop opens|if they take cash|what this button does|a good vet}
{wondering|just wondering|I was wondering} {if you open on sundays|how to set it up|what the code means|whether it works with a mac}
{hi|hello|hey} @brand, {do you deliver to my area|is the outlet open today|can I change my booking|what are your hours}
{need|looking for} {advice on|help with|info about} {sizing|setting up the router|the student card|the visa}, {can anyone help|thanks}
{I'd|I would} like to know {how this works|if I can bring a guest|what the fees are|when it ships}
{could you tell me|can you tell me|tell me} {when the next delivery is|how to get there|what the limit is|if my plan includes roaming}
{please|pls} {advise|let me know|tell me} {how to proceed|what to do|when you open|which form I need}
{quick|one|a} question: {does it have bluetooth|is it gluten free|can kids join|do you repair old models}
{what do you|what does everyone} think of {the new logo|the t2|this colour}?
{what about|how about} {refills|the smaller one|people without a car}?
{do you know|any idea} {who made this|what song this is|if it is open}?
{which|what} {one|size|cable|bus} {fits|works|goes} {a 12 year old|with my tv|downtown}?
{what if|what happens if} I {lose the card|miss the delivery|arrive late|forget the pin}?
{is it possible|is it ok|is it allowed} to {change the name on a ticket|park overnight|use it in the bath}?
{how|how do you} {clean it|get the lid off|pronounce your name|make it so crispy}?
{are you|is anyone} {open today|hiring|still there|coming tonight}?
{did you|have you} {get my message|see the match|change the recipe|receive my form}?
my {card|order|phone} {number is on file|is for my mum}, can I {change it|pick it up|insure it}?
I {just moved|am new here|bought a t2}, {how do I register|where do I start|what oil do I need}?`,
  'question praise': `
{love it|great shop|lovely cafe}, {do you open on sundays|who designed it|is there one in leeds}?
{this is amazing|so good}, {how did you make it|what's the recipe|where was it filmed}?`,
  none: `
{who|how|what} {cares|cool is that|a day|the heck}?
{really|seriously|what|huh|right}?
how {nice|sweet|funny|lovely} {is that|of you}
what a {match|day|view|surprise|goal}
{are you kidding me|is this a joke|are you serious}? {best news all week|we won}
{isn't she|isn't it|aren't they} {lovely|beautiful|cute}?
{who|anyone} {else excited|is with me|wants pizza}?
{when|whenever} I {hear that song I dance|am there I eat too much|travel I take it along}
{how|why} {they did it is a mystery|I love sundays|it works}
{what|where} {I like is the colour|we live it snows|you see is what you get}
{that's|this is} {how it works|what I meant|where I live|why I love it}
{guess what|you know what|know why}? {I passed|we are engaged}
{ready for the weekend|coffee anyone|hungry}? {come and see us|we got you}
{want to save money|looking for a new car|tired of cables}? {visit our shop|try our app} https://example.org
{could|can} {not agree more|hardly wait|only get better}`,
};
