/** People about to leave, and people who only sound like it, for the heads of the intents. */
export const CHURN: Record<string, string> = {
  'churn-risk': `
I {want|would like|need} to cancel my {subscription|contract|membership|plan|account}
{please|pls} cancel my {subscription|contract|account|membership}
how {do|can} I {cancel|end|terminate} my {subscription|contract|membership|plan}?
how {do|can} I {delete|close} my account?
{I'm|I am|we are} {cancelling|canceling|ending} {my|our} {subscription|contract|membership|plan} {today|at the end of the month|}
just {cancelled|canceled} my {subscription|membership|account|plan} {with @brand|}
{I'm|I am|we are} {leaving|quitting|dropping|ditching} {@brand|you|this bank|this provider} {for good|for @other|}
I {want|have decided|plan|am going} to {leave|quit} {@brand|this company|you|my provider}
{thinking|thinking seriously} {of|about} {leaving|switching from|cancelling|quitting} {@brand|my provider|this bank}
{considering|seriously considering} {a switch|switching|moving} to {@other|another provider|a competitor}
{time|it's time|maybe it's time} to {switch|leave|move on|look elsewhere|find another bank}
{switching|switched|moving|moved|changing} {from @brand to @other|to @other|to another provider|to a different bank}
I {will|am going to|'ll} {switch|change|move|go} to {@other|a competitor|another provider} {next month|soon|if this goes on}
my contract {ends|expires|is up} in {march|two weeks} and I {won't renew|will not be renewing|am off to @other}
{not renewing|won't be renewing|will not renew} {my contract|my subscription|with @brand} {this year|}
{looking for|need} an alternative to {@brand|this app|my current provider}
{what|any} {alternatives|good alternatives} to {@brand|this tool} {do you use|out there}?
who {has|offers} a better {deal|plan|network} than @brand? {I want out|ready to switch}
{I'm|I am} {done|through|finished} with {@brand|this company|this app|you}
{goodbye|bye|bye bye|so long|farewell} @brand, {hello @other|it was nice while it lasted|it's over}
you {just lost|have lost|are losing} {a customer|a loyal customer|my business|me as a customer}
{taking|I'll take|I will take} my {business|money|custom} {elsewhere|to @other|somewhere else}
{last|that was the last} time I {order|fly|shop|book|bank} with {@brand|you}
{never|will never|won't ever} {use|order from|buy from|fly with|shop at|come back to} {@brand|you|this place} again
I {won't|will not|am not} {be back|coming back|be returning|buying from you again}
{uninstalled|uninstalling|deleted|deleting} {the app|this app|it} {after five years|today|and moving on|}
{moved|moving} our whole {team|company|office} {off|away from} {@brand|your platform} {this month|}
we are {migrating|exporting everything} to {@other|another tool} before the {renewal|contract ends}
{porting|I'm porting} my number {out|to @other} {this week|tomorrow}
send me my {PAC code|porting code|termination letter}, I'm {off|leaving}
I {closed|am closing} my {account|accounts} {at @brand|with this bank} {after 12 years|today|}
give me one reason {to stay|not to leave|not to cancel}
if {this isn't fixed|nobody answers|the price goes up again} I {am leaving|will cancel|'m gone|go to @other}
one more {outage|price rise|delay} and {I'm out|I'm gone|I switch|we are leaving}
{customer|I've been a customer} for {10|eight|fifteen} years but {no more|not any longer|not for much longer}
{used to be|was} a {loyal|happy} customer, {no longer|not any more|now I'm with @other}
@other {offers|gives} me {the same for half the price|a better deal}, why {should I stay|stay with you}?
{ready|getting ready|about} to {jump ship|switch banks|change provider|drop @brand}
{how long is|what is} the notice period, I {want out|want to leave}
{help me|how do I} get out of {my contract|this contract} {early|with @brand}
{unsubscribed|unsubscribing} {from @brand|today}, {too expensive|not worth it any more}
{I'd|I would} rather {go to @other|use a competitor} {from now on|than stay}
going back to {@other|my old provider|my old bank} {next month|tomorrow|}
{wish|I wish} I {had never switched|had never left @other}, {going back|switching back}
{we are|my company is} {shopping around|comparing offers}, {@brand is out|not staying with @brand}
{better off|I am better off} with {@other|another network|somebody else}
{tired|so tired} of @brand, {switching|looking around|time for a change}
what is the {best|cheapest} way {out of|to leave} {@brand|my contract}?
does @other {take|accept} {new customers|number transfers}? {leaving @brand|done with @brand}
{premium|my trial|the membership} is {not worth it|too expensive}, {cancelled|cancelling}
{no longer|not} {a|your} customer {as of today|any more|from next month}
{I quit|I'm quitting|quit} {@brand|this service}, {enough is enough|}
{signed|just signed} up {with|at} @other, {bye @brand|so long @brand}
{terminate|please terminate|I hereby terminate} my contract {with immediate effect|as of the end of the month}
{everyone|half my family|my whole team} {is leaving|left|moved away from} @brand {and so am I|and I'm next|}`,
  'churn-risk question': `
how do I {cancel|end|close} my {contract|account|subscription} {online|before it renews}?
can I {cancel|leave|end my contract} {early|any time} without {a fee|paying}?
what {happens|do I pay} if I {cancel|leave} {before the contract ends|early}?
where {is|do I find} the {cancel|delete account|unsubscribe} button?`,
  none: `
I {switched|moved} to {@brand|fibre with @brand} {last year|in may} and {never looked back|it works fine}
{so glad|happy} I {switched|changed|moved} to @brand {from @other|}
just {joined|signed up with} @brand, {let's see|moved over from @other}
I {renewed|extended|have just renewed} my {contract|subscription|plan} {for two years|again|}
{won't|will not|would never} {leave|switch|change} {@brand|this network}, {works everywhere|had it for years}
I {need to|want to|would like to} {change|update} my {address|plan|password|tariff|seat}
can I {switch|change|move} to a {bigger|cheaper|family} plan {with you|}?
I {switched|changed|turned} {on dark mode|my password|the lights off}
cancel my {appointment|table|reservation|alarm} for {tonight|tomorrow}, {I'm ill|something came up}
my flight {was cancelled|got cancelled} {because of the storm|}
{they|the network} cancelled {the show|my favourite series|the concert}
I {left|quit} {my job|the gym|the party|school} {today|last week|early}
{leaving|we are leaving} for {spain|work|the airport} {tomorrow|now|in an hour}
never {again will I drink|going out on a sunday again|eating that much again}
bye {everyone|guys|for now}, {see you tomorrow|good night}
goodbye {summer|2019|old friend|my friend}
{moving|we are moving} {house|to a new flat|to london} {next week|in june}, how do I {take my internet along|update my address}?
{closing|they are closing} {the road|the shop early|the pool} {today|for repairs}
{how long|when} {does|will} my contract {last|run|renew}?
{thanks|thank you} for {staying with us|the offer, I'll stay}
the {company|bank} {ends|cancels} its {contract|deal} with {the supplier|the city}
{delete|remove} {the last photo|a duplicate entry|my comment} {please|how?}
what {else|else do I need}, I {already have|already use} {@brand|the app}
I have been with @brand for {ten|15|eight} years {and still like it|no complaints}
{customer|loyal customer} since {2009|the beginning}, {keep it up|always happy}
{uninstalled|reinstalled} and {installed it again|now it works}
{I'm|I am} done {for today|with my homework|eating|with winter}
{give up|I give up}, how do I {fold this|set the clock}?
{looking for|any} {alternatives to|something instead of} {sugar|meat|plastic bags}`,
};
