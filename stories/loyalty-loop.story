title: Coffee by subscription
scenario: Nora drinks three cups a day at home. She wants better coffee without having to think of it, and expects to pause or leave whenever she likes.
organisation: Harbour Roasters
version: 1.0
language: en
channels: Word of mouth, Social, Search, Website, Review site, Chat, E-mail, Post, App, Phone, Event

@ Nora
role: works from home, 34
quote: Good coffee should simply be there.
goals: Better coffee at home. No shopping list, no empty tin.
needs: A first bag that suits her taste. A pause that takes one tap.
frustrations: Subscriptions that hide the way out. Beans that were roasted months ago.
behaviours: Buys what friends recommend. Reads the bad reviews first.
preferred: Website, App, Chat

# Awareness | awareness | Find out that coffee can taste better | 2 weeks
* Tastes it at a friend’s :: A different cup, and a name she has never heard.
  via Word of mouth
  feels Nora +1
  by customer
  owner Marketing
  backed assumption
  opportunity 2/1 Marketing: A card in every box to pass on
* Watches the roasting film :: Forty seconds, no slogan, one roaster at work.
  via Social
  feels Nora +1
  by organisation
  owner Marketing
  backed measured, video statistics
  metric 38 %, target 35: Watched to the end
  content video: Roasting film
* Searches for fresh beans :: Four shops, and nobody gives a roasting date.
  via Search
  feels Nora 0
  by customer
  owner Marketing
  backed observed, five interviews
  pain 1 Freshness is claimed, never shown
  opportunity 2/1 Marketing: Print the roasting date beside every price
  metric 2400 a month, target 2000: New visitors
  content article: How fresh is fresh?
# Consideration | consideration | Be sure that it suits my taste and my week | 5 days
* Takes the taste quiz :: Five questions, then three coffees with reasons.
  via Website
  feels Nora +2
  by customer
  owner Digital
  moment
  backed measured, web statistics
  thought They asked how I really drink it.
  metric 61 %, target 55: Quiz completed
  content quiz: Taste quiz
* Reads subscriber reviews :: They praise the beans and grumble about parcels.
  via Review site
  feels Nora -1
  by customer
  owner Service
  backed observed, five interviews
  pain 2 Late parcels are mentioned, and nobody answers
  opportunity 3/1 Service: Answer every review within two days
  metric 4.1 of 5, target 4.4: Average rating
  content review: Reviews by taste
* Asks about pausing :: A straight answer, with a picture of the button.
  via Chat
  feels Nora +1
  by customer
  owner Service
  backed measured, chat log
  metric 40 s, target 60: Wait for an answer
  content FAQ: Pause, change, leave
# Purchase | purchase | Start small and without risk | 10 minutes
* Chooses a trial bag :: One bag, her own grind, no subscription yet.
  via Website
  feels Nora +1
  by customer
  owner Digital
  backed measured, web statistics
  metric 44 %, target 40: Trial bags in first orders
  content trial: Trial bag
* Pays at the checkout :: Shipping appears on the very last page.
  via Website
  feels Nora -1
  by customer
  owner Digital
  backed measured, web statistics
  pain 3 The price grows by a third at the end
  opportunity 3/1 Digital: Show the price with shipping from the start
  metric 34 %, target 25: Abandoned baskets
* Gets the confirmation :: Roasting day, parcel day, and a name to write to.
  via E-mail
  feels Nora +1
  by organisation
  owner Service
  backed assumption
  content e-mail: Welcome e-mail
# Retention | retention | Keep it good with no effort | every month
* Opens the first box :: The smell comes first, then a card with her name.
  via Post
  feels Nora +2
  by organisation
  owner Roastery
  moment
  backed observed, ten first boxes filmed
  thought This was packed for me.
  metric 4.6 of 5, target 4.5: First box rating
  content guide: Brewing guide
* Rates the coffee :: One tap, and the next bag is a little darker.
  via App
  feels Nora +1
  by customer
  owner Product
  backed measured, app statistics
  metric 52 %, target 50: Boxes rated
  content survey: Two-tap survey
* Finds a box nobody wanted :: She was away. It stood in the hallway for two weeks.
  via Post
  feels Nora -2
  by organisation
  owner Product
  backed observed, complaints of one quarter
  thought Nobody asked whether I was at home.
  pain 3 No word before a box is sent
  opportunity 3/1 Product: Ask two days before each box
  metric 9 %, target 6: Churn after three boxes
* Calls to pause :: Paused at once, and the box is credited.
  via Phone
  feels Nora +1
  by customer
  owner Service
  backed measured, call statistics
  metric 82 %, target 80: Solved in one call
# Advocacy | advocacy | Share a find with people I like | from month 4
* Reviews her favourite roast :: Asked after the fourth box, not after the first.
  via E-mail
  feels Nora +1
  by organisation
  owner Marketing
  backed assumption
  metric 18 %, target 15: Reviews per request
  content e-mail: Review request
* Gives a friend a free bag :: A code on a card. No form, no small print.
  via Word of mouth
  feels Nora +1
  by customer
  owner Marketing
  backed measured, code statistics
  metric 12 per 100, target 15: Referrals
  content referral: Pass-it-on card
* Comes to the tasting :: Six cups, one long table, ten regulars.
  via Event
  feels Nora +2
  by organisation
  owner Roastery
  moment
  backed observed, guest book
  thought Now I know who roasts it.
  content event: Tasting evening
  back Rates the coffee | next box
