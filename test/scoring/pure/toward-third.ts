/** A last lot, measured once before it helped to mend anything: then 71 of 100 were right. */
export const THIRD_CASES = `
Ashgrove- Bellmont+: Dropping Ashgrove after eleven years, Bellmont made me a better offer
Ashgrove- Bellmont+: Bellmont got my business today. Ashgrove had its chance
Ashgrove- Bellmont+: just moved all my savings from @ashgrove to @bellmont, best thing i did this year
Ashgrove= Bellmont=: Who has moved from Ashgrove to Bellmont recently and can share their experience?
Ashgrove+ Bellmont-: Not sure why I ever left Ashgrove for Bellmont
Ashgrove+ Bellmont-: My mistake was swapping Ashgrove for Bellmont
Ashgrove+ Bellmont-: Ashgrove beats Bellmont on price and on service
Ashgrove+ Bellmont-: Bellmont is a poor substitute for Ashgrove
Ashgrove+ Bellmont-: I find Ashgrove far more reliable than Bellmont
Ashgrove- Bellmont+: Ashgrove feels outdated next to Bellmont
Ashgrove- Bellmont+: Ashgrove has worse coffee than Bellmont
Ashgrove- Bellmont+: Went with Bellmont rather than Ashgrove and I'm delighted
Ashgrove- Bellmont+: Ashgrove drained my battery, Bellmont sips it
Crestly+ Doverhill-: The screen on my Crestly is gorgeous, my Doverhill looks washed out
Crestly+ Doverhill-: Crestly remembered my name, Doverhill could not even find my booking
Crestly+ Doverhill-: Doverhill's app is a disaster but Crestly's is a delight
Crestly+ Doverhill-: Crestly paid out in two days. Doverhill still has not replied
Crestly+ Doverhill-: Only Crestly would go this far for a customer. Doverhill never would
Crestly+ Doverhill-: Doverhill wishes it had Crestly's service
Crestly+ Doverhill-: Why would anyone pick Doverhill over Crestly?
Crestly- Doverhill-: Crestly and Doverhill are as bad as each other
Crestly+ Doverhill+: Happy with both Crestly and Doverhill
Crestly= Doverhill=: Crestly is two doors down from Doverhill
Crestly= Doverhill=: Doverhill has hired the former head of Crestly
Crestly- Doverhill+: So long Crestly, Doverhill here I come
Crestly- Doverhill+: Crestly could take lessons from Doverhill
Crestly- Doverhill+: If Crestly raises its price once more I'm switching to Doverhill
Crestly- Doverhill+: Crestly left me in the rain, a Doverhill driver picked me up
Crestly- Doverhill+: I was a Crestly fan until I bought a Doverhill
Crestly- Doverhill+: Even on a bad day Doverhill is better than Crestly
Elmsworth+ Fairlea-: Elmsworth wins, Fairlea is not even close
Elmsworth+ Fairlea-: fairlea is slower than elmsworth and twice the price
Elmsworth+ Fairlea-: Wish I'd bought the Elmsworth and not the Fairlea
Elmsworth+ Fairlea-: My Elmsworth outlasted two Fairleas
Elmsworth+ Fairlea-: Elmsworth gets it. Fairlea does not
Elmsworth- Fairlea+: It took Fairlea one call to solve what Elmsworth dragged out for weeks
Elmsworth- Fairlea+: Elmsworth, take note: Fairlea refunds within a day
Elmsworth- Fairlea+: Elmsworth is losing me to Fairlea if this goes on
Elmsworth- Fairlea+: Traded Elmsworth for Fairlea and sleep better
Elmsworth= Fairlea=: Would you recommend Elmsworth or Fairlea for a beginner?
`;
