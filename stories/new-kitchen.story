title: A new kitchen, from the first wish to the first dinner
scenario: Hanna and David open the wall between kitchen and dining room. They want to see it before they pay for it, one clear price, and no month without a stove.
organisation: Holm Kitchens
author: S. Petersen
version: 2.4
created: 2026-04-02
date: 2026-11-12
language: en
logo: cupboard
arrangement: storyline
channels: Social, Search, Website, E-mail, Phone, Word of mouth, Studio, At home = home_visit, App, Post

@ Hanna
role: plans, 37
quote: Let me stand in it before I sign.
goals: One room for cooking and talking. A plan that is hers.
needs: Pictures with prices. One person who knows the file.
frustrations: “On request.” Silence.
behaviours: Collects pictures. Calls when she is worried.
preferred: Studio, Social, E-mail
picture: long,#C9A45C,#F4D3B3,#23513C,#E3EEE7

@ David
role: pays, 40
quote: One price, one date, one name.
goals: No surprise after the signature.
needs: Totals first, details after. A date that holds.
frustrations: Bank transfers. Abbreviations.
behaviours: Compares in the evening, decides in the morning.
preferred: Website, App, Phone
picture: parted,#2A1B12,#E9BE98,#35596A,#DFE9EC,glasses

@ Greta
role: grandmother, 72
quote: Drawers. My knees are done with cupboards.
goals: To bake with the children again.
needs: Light, and handles she can grip.
frustrations: Touch fields.
behaviours: Tries everything with her hands.
preferred: Studio, At home
picture: bun,#D8D4CE,#EFCBA8,#7A5200,#F3ECDD

# Dreaming | awareness | Know what our home could be | 1 year
* Finds a catalogue in the post :: On page nine, an oak table where a wall was.
  via Post
  feels Hanna +1
  by organisation
  owner Marketing
  backed measured, order records, 2026-10-31
  metric 820 a month, target 700, was 1150 1000 900: Catalogues sent
  content catalogue: Forty kitchens
* Saves forty pictures :: A board called “One day”.
  via Social
  feels Hanna +1
  by customer
  owner Marketing
  backed observed, 11 home interviews, 2026-06-18
| Hears of the neighbours’ kitchen :: They cook, the children do homework, all in one room.
  via Word of mouth
  feels Hanna +1, Greta +1
  by customer
  owner Marketing
  backed assumption
  alternative Finds a catalogue in the post | over the fence
* Searches for small kitchens :: Ten adverts before the first useful answer.
  via Search
  feels Hanna 0
  by customer
  owner Marketing
  backed measured, search statistics, 2026-10-31
  from Saves forty pictures
  alternative Hears of the neighbours’ kitchen
  pain 1 Adverts push every guide to page two
  opportunity 2/1 Marketing: Guides by floor space, not by style
* Reads the style guide :: Five homes, each with its price and its mistakes.
  via Website
  feels Hanna +2, David +1
  by customer
  owner Digital
  backed measured, web statistics, 2026-10-31
  thought Ours could be the one on page twelve.
  content guide: Style guide
* Signs up for ideas :: One kitchen a week. One click, and it stops.
  via E-mail
  feels Hanna +1
  by customer
  owner Marketing
  backed measured, mail statistics, 2026-10-31

# Exploring | consideration | Learn what is possible, and for how much | 2 months
* Looks for prices :: Every page says “on request”.
  via Website
  feels Hanna -1, David -1
  by customer
  owner Digital
  backed observed, 11 home interviews, 2026-06-18
  pain 3 No price before the first meeting
  opportunity 3/2 Digital: A price range beside every picture
* Tries the price finder :: Six questions, then an honest range.
  via Website
  feels Hanna +1, David +2
  by customer
  owner Digital
  moment
  backed measured, web statistics, 2026-10-31
  thought Finally, a number.
  metric 37 %, target 50, was 28 31 35: Price finder completed
  content calculator: Price finder
* Gets the summary :: Range, pictures, and one next step.
  via E-mail
  feels Hanna +1, David +1
  by organisation
  owner Marketing
  backed measured, mail statistics, 2026-10-31
* Watches a customer’s film :: A family, a year later, still happy.
  via Social
  feels Hanna +2
  by customer
  owner Marketing
  backed measured, video statistics, 2026-10-31
  thought They have an oven like ours!
  content case study: One year with our kitchen
| Asks at the school gate :: Three parents. Two of them say the same name.
  via Word of mouth
  feels Hanna +1
  by customer
  owner Marketing
  backed assumption
  alternative Gets the summary | still unsure
* Calls about the wall :: Nobody answers at noon. Nobody calls back.
  via Phone
  feels Hanna -1, David -1
  by customer
  owner Service
  backed measured, call statistics, 2026-10-31
  from Watches a customer’s film
  alternative Asks at the school gate
  pain 2 Calls at noon are lost
  opportunity 2/1 Service: Call back within two hours
  metric 19 %, target 5, was 12 15 18: Unanswered calls
# Choosing a studio | consideration | Find people we can trust | 5 weeks
* Reads about studios nearby :: Stars for taste, complaints about dates.
  via Search
  feels Hanna -1, David 0
  by customer
  owner Service
  backed observed, 11 home interviews, 2026-06-18
  pain 2 Late deliveries in every third review
  opportunity 2/2 Service: Publish how many were on time
* Asks for an appointment :: The first free date is in three weeks.
  via Phone
  feels Hanna -2, David -1
  by customer
  owner Studio
  waits 3 weeks
  backed measured, calendar, 2026-10-31
  thought By then I will have lost my courage.
  pain 3 Three weeks to the first talk
  opportunity 3/2 Studio: A video talk within two days
  metric 21, target 7, was 16 18 20: Days to appointment
| Picks a time in the app :: From the sofa, at half past ten at night.
  via App
  feels David +1
  by customer
  owner Product
  status planned
  backed assumption
  alternative Reads about studios nearby | from 2027
* Gets the checklist :: What to measure, what to bring, whom to bring.
  via E-mail
  feels Hanna +1, David +1
  by organisation
  owner Studio
  backed measured, mail statistics, 2026-10-31
  from Asks for an appointment
  alternative Picks a time in the app
  content checklist: Before the first talk
* Walks through the studio :: Greta opens every single drawer.
  via Studio
  feels Hanna +1, David 0, Greta +1
  by customer
  owner Studio
  backed observed, 9 studio days, 2026-07-03
  metric 91 %, target 85, was 84 87 90: Appointments kept
* Meets the planner :: She asks how they cook, then she draws.
  via Studio
  feels Hanna +2, David +1, Greta +2
  by organisation
  owner Planning
  moment
  backed measured, survey, 2026-10-31
  thought She asked about my knees.
# Planning | consideration | See our own kitchen on paper | 6 weeks
* Has the rooms measured :: A laser, forty minutes, shoes off.
  via At home
  feels Hanna +1, David +1
  by organisation
  owner Planning
  backed measured, planning records, 2026-10-31
| Scans the pipes :: Three photos, sorted by themselves.
  via App
  feels David +1
  by customer
  owner Product
  backed measured, app statistics, 2026-10-31
  alternative Meets the planner | a day later
* Gets the first plan :: Two versions, one of them with an island.
  via E-mail
  feels Hanna +1, David 0
  by organisation
  owner Planning
  backed measured, planning records, 2026-10-31
  from Has the rooms measured
  alternative Scans the pipes
  content plan: Two plans, one page each
* Walks through it in 3D :: On the old tablet the island never loads.
  via App
  feels Hanna -1, David 0
  by customer
  owner Product
  backed measured, app statistics, 2026-10-31
  pain 2 The 3D view is slow on old devices
  opportunity 2/2 Product: A lighter view for tablets
* Changes the plan together :: Island out, window seat in.
  via Studio
  feels Hanna +2, David +1, Greta +1
  by customer
  owner Planning
  backed measured, planning records, 2026-10-31
  thought Now it is ours.
  metric 64 %, target 60, was 55 59 62: Agreed in two rounds
* Asks about the oven :: Her planner is on holiday. Nobody stands in.
  via Phone
  feels Hanna -1, David -1
  by customer
  owner Studio
  backed observed, 11 home interviews, 2026-06-18
  pain 2 No one knows the file but the planner
  opportunity 3/1 Studio: A second planner for every file
* Chooses fronts by hand :: Four samples in a flat box.
  via Post
  feels Hanna +1, Greta +1
  by organisation
  owner Planning
  backed assumption
  content sample: Sample box

# Offer | purchase | Understand what we pay for | 3 weeks
* Receives the offer :: Eleven pages, and no total on the first.
  via E-mail
  feels Hanna 0, David -1
  by organisation
  owner Sales
  backed measured, sales records, 2026-10-31
  pain 2 The total stands on page nine
  opportunity 3/1 Sales: One page first, the details after it
  metric 6, target 5, was 9 8 7: Days to the offer
* Has it explained :: Half an hour, and every abbreviation.
  via Phone
  feels David +1
  by organisation
  owner Sales
  backed measured, call statistics, 2026-10-31
* Compares with a rival :: A tenth cheaper, without fitting.
  via Website
  feels Hanna 0, David 0
  by customer
  owner Sales
  backed observed, 11 home interviews, 2026-06-18
  content comparison: What a price includes
* Bargains in the studio :: A better worktop instead of a discount.
  via Studio
  feels Hanna +1, David +2
  by customer
  owner Sales
  moment
  backed measured, sales records, 2026-10-31
  thought Fair. I can live with that.
* Tries the fronts at home :: In the morning light the green one wins.
  via At home
  feels Hanna +2, Greta +1
  by organisation
  owner Planning
  backed observed, 9 home visits, 2026-07-10
  thought The green one. No question.
* Gets the final offer :: One page, one price, one week of delivery.
  via E-mail
  feels Hanna +1, David +1
  by organisation
  owner Sales
  backed measured, sales records, 2026-10-31
  metric 29 %, target 35, was 33 32 30: Offers accepted
  content testimonial: Three families, three prices
# Order | purchase | Commit without regret | 2 weeks
* Signs in the studio :: Coffee, two pens, one photograph.
  via Studio
  feels Hanna +2, David +1
  by customer
  owner Sales
  backed measured, sales records, 2026-10-31
  thought We are really doing this.
* Receives the contract :: The week of delivery is now “an estimate”.
  via E-mail
  feels Hanna 0, David -1
  by organisation
  owner Sales
  backed observed, 11 home interviews, 2026-06-18
  pain 2 The date gets softer after the signature
  opportunity 2/2 Sales: Say what the date depends on
* Pays the deposit :: By bank transfer only, over his daily limit.
  via Website
  feels David -1
  by customer
  owner Finance
  backed measured, payment records, 2026-10-31
  pain 2 There is no other way to pay
  opportunity 2/2 Finance: Cards, and two instalments
  metric 83 %, target 90, was 86 85 84: Paid in time
* Finds the order in the app :: Every part, with its state.
  via App
  feels Hanna +1, David +1
  by customer
  owner Product
  backed measured, app statistics, 2026-10-31
* Gets a call about a handle :: The one they chose is no longer made.
  via Phone
  feels Hanna -1
  by organisation
  owner Purchasing
  backed measured, call statistics, 2026-10-31
  pain 2 Parts are checked after the signature
  opportunity 3/1 Purchasing: Check all parts before the final offer
* Picks another handle :: Two samples, the next morning.
  via Post
  feels Hanna +1, Greta +1
  by organisation
  owner Purchasing
  backed assumption
  content contract: Contract in plain words

# Waiting | onboarding | Stay informed, and be ready | 11 weeks
* Follows the production :: The bar stays at 40 % for three weeks.
  via App
  feels Hanna -1, David 0
  by customer
  owner Product
  backed measured, app statistics, 2026-10-31
  pain 2 A bar that says nothing
  opportunity 2/1 Product: A photo from the workshop each week
* Hears of the delay :: Two more weeks. No reason.
  via E-mail
  feels Hanna -2, David -2
  by organisation
  owner Operations
  moment
  backed measured, delivery records, 2026-10-31
  thought The old one is already sold.
  pain 3 A delay without a reason
  opportunity 3/1 Operations: One sentence that says why
  metric 22 %, target 10, was 14 17 20: Delayed orders
* Complains by phone :: Passed on once, then somebody listens.
  via Phone
  feels Hanna 0, David -1
  by customer
  owner Service
  backed measured, call statistics, 2026-10-31
  metric 2.4, target 2, was 2.0 2.2 2.3: Calls per complaint
* Is called by the manager :: A reason, a new date, an apology.
  via Phone
  feels Hanna +1, David +1
  by organisation
  owner Service
  backed observed, 11 home interviews, 2026-06-18
* Gets a hob for the gap :: Two plates, two weeks, no charge.
  via At home
  feels Hanna +1, Greta +1
  by organisation
  owner Service
  status planned
  backed assumption
| Sees the kitchen being made :: A photo every Friday, by name.
  via App
  feels David 0
  by organisation
  owner Operations
  status missing
  backed observed, 11 home interviews, 2026-06-18
  alternative Is called by the manager | not offered yet
* Empties the old kitchen :: Twelve boxes, one list, one evening.
  via App
  feels Hanna 0, David 0
  by customer
  owner Service
  backed assumption
  from Gets a hob for the gap
  alternative Sees the kitchen being made
  content checklist: The week before

# Installation | onboarding | Cook again soon | 4 days
* Is told the hour :: Between eight and nine, by name.
  via App
  feels Hanna +1, David +1
  by organisation
  owner Operations
  backed measured, app statistics, 2026-10-31
* Takes the delivery :: Everything at once. The hall is full.
  via At home
  feels Hanna 0, David -1
  by organisation
  owner Logistics
  backed observed, 9 home visits, 2026-07-10
  pain 2 All parts block the hall for two days
  opportunity 2/2 Logistics: Deliver in two parts
* Sees it go up :: Two days, calm people, the floor swept.
  via At home
  feels Hanna +2, David +2
  by organisation
  owner Fitters
  moment
  backed measured, job records, 2026-10-31
  thought They swept the floor. Twice.
  metric 88 %, target 85, was 79 83 86: Done in two days
* Reports a scratch :: Photo, sentence, sent.
  via App
  feels Hanna 0
  by customer
  owner Service
  backed measured, app statistics, 2026-10-31
  pain 1 One front in twelve arrives with a mark
  opportunity 1/2 Logistics: Corner guards on every front
* Is shown every hinge :: A low drawer for Greta, a lock for the oven.
  via At home
  feels Hanna +1, David +1, Greta +2
  by organisation
  owner Fitters
  backed observed, 9 home visits, 2026-07-10
  thought My drawer. My height.
  content tutorial: Your kitchen in ten minutes
* Unpacks the care box :: Oil, cloth, bread, salt.
  via Post
  feels Hanna +1, Greta +1
  by organisation
  owner Service
  backed assumption

# First year | retention | Enjoy it, and get help quickly | 12 months
* Gets the care guide :: One page for each material.
  via E-mail
  feels Hanna +1
  by organisation
  owner Service
  backed measured, mail statistics, 2026-10-31
  content guide: Care guide
* Registers the warranty :: The serial numbers are already there.
  via App
  feels David +1
  by customer
  owner Product
  backed measured, app statistics, 2026-10-31
* Needs a new drawer front :: Passed on three times, the order number each time.
  via Phone
  feels Hanna -2, David -1
  by customer
  owner Service
  backed measured, call statistics, 2026-10-31
  thought I am not a ticket.
  pain 3 Three departments for one drawer front
  opportunity 3/2 Service: Spare parts in the app, by photo
  metric 54 %, target 75, was 61 58 55: Solved in one call
* Receives the right part :: With the two screws it needs.
  via Post
  feels Hanna +1
  by organisation
  owner Logistics
  backed assumption
* Answers four questions :: One of them: what would you do again?
  via E-mail
  feels Hanna 0, David 0
  by organisation
  owner Service
  backed measured, survey, 2026-10-31
  metric 4.2 of 5, target 4.3, was 4.0 4.1 4.2: Satisfaction after a year
  content survey: Four questions
* Has the yearly check :: Every hinge again, and a slice of cake.
  via At home
  feels Hanna +1, David +1, Greta +2
  by organisation
  owner Fitters
  backed observed, 9 home visits, 2026-07-10
  thought He came back, as he said.
# Recommending | advocacy | Pass on a good experience | from year 2
* Shares the window seat :: Ninety likes, eleven questions.
  via Social
  feels Hanna +1
  by customer
  owner Marketing
  backed assumption
* Writes a review :: Asked after the check, on a good day.
  via Search
  feels Hanna +1, David +1
  by organisation
  owner Marketing
  backed measured, review statistics, 2026-10-31
  pain 1 The form takes no pictures
  opportunity 2/1 Marketing: Let a review carry three pictures
  metric 4.4 of 5, target 4.5, was 4.2 4.3 4.4: Average rating
  content e-mail: Review request
* Cooks for the neighbours :: “Ask for Lena, at Holm’s.”
  via Word of mouth
  feels Hanna +2, David +1, Greta +1
  by customer
  owner Marketing
  backed observed, 11 home interviews, 2026-06-18
  thought Everybody sat in the window.
* Passes on a name :: One tap, one name, nothing to fill in.
  via App
  feels David +1
  by customer
  owner Product
  backed measured, app statistics, 2026-10-31
  metric 12 %, target 10, was 8 9 11: Referrals
  content referral: Pass on a name
* Gets a thank-you :: A cutting board, for both households.
  via Post
  feels Hanna +1, David +1
  by organisation
  owner Marketing
  backed assumption
* Stands in the catalogue :: Page nine: the window seat.
  via Post
  feels Hanna +2, Greta +2
  by organisation
  owner Marketing
  backed assumption
  thought That is our table!
  content customer story: The window seat
