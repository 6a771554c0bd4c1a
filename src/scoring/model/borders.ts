/** Words that no noun phrase holds, and nouns that say nothing by themselves; written for this project. */
export const BORDER_WORDS = `
  a able about above accept accepted across add added adds advise afraid after again against ago agree
  agreed agrees aint all allow allowed allows almost alone along already also although always am amazed
  amazing among amp an and angry annoyed another answer answered any anybody anymore anyone anything
  anyway anywhere apart appreciate appreciated are arent around arrive arrived arrives as asap ask asked
  asking asks at ate available avoid aware away awesome awful back bad barely be beat beats became
  because become becomes been before began begin begins behind being believe believed believes below
  beneath beside besides best better between beyond big bit bloody both bought break breaks brilliant
  bring brings broke broken brought build builds built but buy buys by call called calls came can cancel
  canceled cancelled cancels cannot cant care cared cares cause caused causes certain certainly change
  changed charged check checked choose chose chosen claim claimed claims clearly close closed closes com
  come comes coming complain complained completely consider considered considering constantly contact
  contacted continue continues cool cost costs could couldnt couple crap crashed currently damn dear
  decide decided definitely deliver delivered delivers deserve deserves despite did didnt die died
  different disappoint disappointed disgusting do does doesnt doing done dont down download downloaded
  dozen drank dreadful during each early easy eat eaten eats eight either else elsewhere enjoy enjoyed
  enjoys enough ensure enter entered entirely especially etc even eventually ever every everybody
  everyone everything exactly excellent except excited expect expected expects explain explained
  extremely fail failed fails fairly false fantastic far fast favorite favourite feel feels felt few
  finally find finds fine first fit fits five fix fixed fixes follow followed for forever forget forgot
  forgotten found four free from frustrated fuck fucking full fully fun funny further gave get gets
  getting give given gives giving glad go goes going gone good got gotten great guess had hadnt haha half
  happen happened happens happy hard hardly has hasnt hate hated hates have havent having he hear heard
  hears held hello help helped helps her here heres hers herself hes hey hi high highly him himself his
  hold holds honestly hope hoped hopes horrible how however href html http https huge hundred hurt hurts
  i id if ignore ignored ignoring ill im imagine img immediately impressed improve improved in include
  included includes indeed inside install installed instead into is isnt it itll its itself ive just keep
  keeping keeps kept kind knew know known knows large last late lately later lead leads learn learned
  learns least leave leaves left less let lets like liked likes literally little lmao load loaded loads
  lol long longer look looked looking looks lose loses lost lot lots love loved lovely loves low made
  main major make makes making many may maybe me mean means meant meet meets mention mentioned met might
  million mine minor miss missed more most mostly move moved moves much must my myself nbsp near nearly
  need needed needs neither net never new next nice nine no nobody none noone nope nor not nothing notice
  noticed now nowhere obviously of off offer offered offers often oh ok okay old omg on once one ones
  only onto open opened opens or order ordered org other others otherwise ought our ours ourselves out
  outside over own paid particularly past pathetic pay pays per perfect perhaps pick picked picks play
  played please pleased pls plus plz poor possibly pretty probably provide provided provides put puts
  quick quickly quite quot ran rarely rather reach reached read reads ready real realize realized really
  receive received receives recently recommend recommended recommends refunded refuse refused remember
  replace replaced replied reply require required respond responded return returned ridiculous right rt
  rubbish run runs sad said same sat satisfied save saved saves saw say saying says see seem seemed seems
  seen sees sell sells send sends sent seriously serve served set sets seven several shall she shes shit
  shitty short should shouldnt show showed shown shows sick simply since sit six slightly slow slowly
  small so sold some somebody somehow someone something sometimes somewhat somewhere soon sorry sort
  speak speaks spend spends spent spoke stand start started starts stay stayed stays stick sticks still
  stood stop stopped stops strange stuck stupid such suck sucked sucks suddenly suggest suggested
  suggests super superb sure surely switch switched take taken takes taking talk talked talks tell
  telling tells ten terrible than thank thanks that thats the their theirs them themselves then there
  theres these they theyd theyll theyre theyve think thinks this those though thought thousand three
  through throughout till tiny tired to today together told tomorrow tonight too took totally toward
  towards tried tries true truly try trying turn turned turns twice two ugh ugly under understand
  understands understood unless until up updated upon upset us use used useless uses using usually
  various versus very via wait waited waiting waits walk walked want wanted wants was wasnt watch watched
  we wear wears wed weird well went were werent weve what whatever whats when where whereas whether which
  whichever while who whoever whole whom whose why will willing win wins wish with within without wonder
  wonderful wondering wont wore work worked working works worse worst worth would wouldnt wow write
  writes written wrong wrote wtf www yall yeah yep yes yesterday yet you youd youll your youre yours
  yourself yourselves youve`.trim();

/** In the singular. */
export const EMPTY_NOUNS = `
  afternoon amount answer april august beginning bit bottom brand business cas case comment company
  customer dad daughter day dear december end evening everyone experience eye facebook fact family fan
  february folk friday friend god google guy hand head heart hell home hour house husband idea issue item
  january job july june kid kind level life look lord lot luck madam man march men middle mind minute mom
  moment monday money month morning name night november number october part people person place point
  post problem product question reason reddit rest review rt saturday september side sir son sort star
  start stuff sunday thing thread thursday time today tomorrow top tuesday tweet twitter type user
  version way wednesday week weekend wife woman women word world year yesterday`.trim();
