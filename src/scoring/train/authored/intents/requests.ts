/** Wishes for features, and what merely sounds like one, for the heads of the intents. */
export const REQUESTS: Record<string, string> = {
  'feature-request': `
{please|pls|plz} add {@thing|a night mode|an offline mode|a widget|more languages|landscape mode}
{please|pls|kindly} {add|include|bring|introduce} {an option|a setting|a button|a feature|the option} to {turn off|hide|sort|export|pin|rename} {the ads|messages|photos|lists|the sound}
{could|can} you {please|} {add|make|include|bring} {a filter|a search bar|support for tablets|apple pay|a calendar view}?
{would|it would} be {nice|great|cool|awesome|good|helpful|perfect} {if|to} {we could|you could|I could|users could} {edit posts|sort by date|save drafts|choose a theme|mute a chat|download invoices}
would {love|like} to {see|have} {@thing|more filters|a desktop version|an apple watch app|folders}
{I'd|I would} {love|like} {an option|the option|a way|the ability|to be able} to {schedule posts|share lists|undo|change the font size|record calls}
I {wish|just wish} {there was|there were|it had|you had|we had} {a way to|an option to|a button to} {delete several at once|block numbers|add subtitles|zoom}
I wish {I could|we could|you could|the app would let me} {sort my list|reply by voice|change the background|see who viewed it}
{wish|only wish} it {supported|had|came with|offered|could do} {two accounts|@thing|a timer|offline maps|fingerprint login}
{should|it should|there should|you should} {have|be|add|offer|let us have} {an undo button|a filter|@thing|a way to block|an edit button}
{needs|it needs|this app needs|the app really needs} {@thing|a search function|an edit button|more themes|a widget|better filters|a tablet version}
needs {to have|an} option to {mute|archive|hide|pin|sort} {groups|conversations|photos|channels}
{just|the only thing} missing {is|} {@thing|a search|an edit option|video calls|a backup option}
{missing|lacks|lacking} {a|an|the} {option|feature|way|ability} to {edit|delete|export|sort|rotate|crop} {pictures|notes|messages|tracks}
{great|good|nice|love the|love this} app but {needs|please add|could use|should have} {@thing|more stickers|an offline mode|more options|a bigger font}
five stars if you {add|bring back|include|allow} {landscape mode|the old icons|a sleep timer|multiple accounts}
will give {5|five} stars when {you add|there is} {a night mode|chromecast support|a queue}
{bring back|please bring back|give us back} {the old layout|the chronological feed|the shuffle button|the classic theme}
{let us|let me|allow us to|allow users to|please let us} {choose|change|turn off|customise|reorder|disable} {the colours|notifications|autoplay|the home screen|the sound}
give us {an|the} option to {turn off autoplay|hide stories|sort by newest|use it offline}
{any|are there any} plans {to|for} {add|support|an|a} {android auto|ipad version|linux version|@thing|family plan}?
{when|when will you|when are you going to} {add|support|bring} {@thing|multi window|carplay|my bank|two factor login}?
{feature|small feature|one} {request|suggestion|idea}: {sort by price|bulk delete|a weekly summary|shared folders}
{my|one|a} suggestion: {make the text bigger|let people pin posts|add subtitles|show the total}
{I|may I} suggest {adding|you add|a|that you add} {a filter for size|a calendar|a snooze button|a shortcut}
{it'd|it would} {help|help a lot|be useful} {if there was|to have} {a search field|a history|a map view|a print button}
{hope|hoping|I hope} {you|you guys|they} {add|will add|introduce|bring} {more levels|more payment options|@thing|a pc version} {soon|in the next update}
{looking forward to|waiting for|can't wait for} {@thing|an ipad version|support for my tv|custom themes}
{can|could} we {have|get} {@thing|an edit button|more colours|longer videos|gluten free options} {please|}?
{how about|what about} {a student discount|an option to skip|adding a queue|a night bus}?
{why not|why don't you} {add|let us|offer} {a search|choose the quality|an evening delivery slot}?
{make|please make} {it|the app} {compatible|work|available} {with my watch|on tablets|on linux|in german|in landscape}
{make|please make} the {font|buttons|text|icons} {bigger|adjustable} {please|}
{also|and} {an option|a setting} {for|to} {@thing|turn off vibration|choose the language} {would be nice|would be great|please}
{add|adding} {more|some} {languages|filters|stickers|payment methods|vegan options|themes} {please|would be great|and it's perfect}
{need|we need|I need} {an option|a way|a setting} to {filter|export|group|copy} {results|my data|contacts|text}
{need|we need} {support for|integration with} {slack|csv|our crm|google calendar|sso}
{ability|the ability|option} to {edit after posting|add a cover|sort songs|select all} {would be great|please|is missing}
{if only|if} {it|you|the app} {could|had|would} {remember my login|show the weather|sync with my calendar}, {it would be perfect|I'd pay for it}
{one|the only} thing I {would|'d} {change|add|like} is {@thing|an option to mute|a bigger keyboard}
{would be better|it would be better|even better} {with|if it had} {@thing|offline support|fewer steps|a timer}
{could|this could} {use|do with} {@thing|a search bar|more customisation|keyboard shortcuts}
{there is|there's} no {way|option|button} to {delete|edit|sort|save|cancel} {a post|a comment|my list|offline}, please add {it|one}
{no @thing|no landscape mode|no tablet support}? {please add|add it please|would love that}
{please|pls} {support|allow|enable|implement|consider} {webp files|multiple accounts|split screen|bulk upload|paying by invoice}
{please|can you} make {an option|it possible|a feature} {to|so we can} {share|save videos|block ads|change the name|see old messages}
{an|a} {undo|edit|mute|shuffle|download|search} {button|option|function|feature} {would be|is all I|is what we} {great|ask|need}
{open|extend} your {stores|hours|lounge} {on sundays|until 10|at night} please
{more|we want more} {vegan dishes|sizes above 48|trains in the evening|colours} {please|would be great}
{you|you guys} {need|have} to {add|offer} {a child seat option|express checkout|contactless|a kids menu}
{update|next update} {should|could|must} {include|bring|have} {@thing|more maps|new filters}`,
  'feature-request complaint': `
{the update removed|you removed|why did you remove} {the sort option|landscape mode|my favourite filter}, {bring it back|please put it back}
can't {sort|filter|export|edit} anything, {please add that|add an option}
{not being able|it's annoying not being able} to {sort|mute|edit} {my list|a group|a comment}, {please change that|add it}`,
  'feature-request question': `
{is there|will there be} {a way|an option|any chance} {to get|of|for} {@thing|an ipad version|a student plan}?
{can|could} you add {an export|two factor login|paypal|a delivery slot on sunday}?
when will {@thing|the ipad app|apple pay|the linux client} be {available|supported|added}?`,
  none: `
{how|where} do I {turn on|find|enable} {@thing|the filter|the settings|landscape mode}?
love the {new @thing|@thing|new filters|widget}
{thanks|thank you} for adding {@thing|the export|my language|apple pay}
{@thing|the widget|search|the new filter} {works well|looks great|is finally here}
I {added|have added} {milk to the list|a photo|my card|a second account}
please {fix|repair|solve} {the crash|the bug|the login|this problem}
please {help|help me|call me|reply|check your inbox|send me the invoice}
please {make my day and wave|rt|follow back|vote for us}
{could|can} you {help me|call me back|send me the link|check my order}?
would be nice {to see you|to go to the beach|weather for a walk}
{I'd|I would} love {a coffee|to go there one day|a nap|to meet you}
I wish {I was there|you all a good night|it was friday|I had more time|I had never bought it}
wish {you were here|me luck|them all the best}
{should|I should} {go to bed|eat less|have stayed home|have listened}
needs {more salt|a nap|a new battery after a year|an hour to charge}
{there should be|there is} {rain tomorrow|a sale on friday}
{add|just add} {salt and pepper|two eggs|me on facebook}
{bring|bring back} {an umbrella|my bag|the receipt|a friend}
{nice|good|great} app, {easy to use|very useful|I use it every day}
{easy|simple} to {use|set up|understand} and {does what it says|free}
it has {all the options|every feature|everything} I need
{lots|plenty} of {options|features|filters} {to choose from|and settings}
{the option|the feature|this feature} to {share lists|pay by phone|edit} {is great|works|saves me time}
the company {adds|launches|announces|introduces} {a new feature|@thing|support for tablets}
let {me know|us go|it be|him talk}
{hope|I hope} {you feel better|it rains|we win|to see you there}
{no option|the option} to {return|refund}, {they kept my money|what a rip off}
{crashes|it crashes} when I {add|open|export} {a photo|a file|the list}
{should|this should} {not cost that much|have arrived yesterday|be illegal}
would {not recommend|recommend this to anyone|buy again}
give {it a try|them a call|me a break|it time}`,
};
