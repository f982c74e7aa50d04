title: After the storm: a claim for the roof
scenario: A tree came through the roof of the Okoye family at night. They need the rain out, a name, and the money before the roofer stops.
organisation: Baltic Mutual
author: K. Jansen
version: 2.2
created: 2026-03-30
date: 2026-11-08
language: en
logo: roof
arrangement: storyline
colours: #1F4E79, #2C7A6B
channels: Word of mouth, SMS, Phone, App, Website, E-mail, Home visit = home_visit, Roofer = partner, Post

@ Amara
role: owner, 44
quote: First the rain. Then the forms.
goals: A dry house tonight. A roof before winter.
needs: One name that answers. To see where the claim stands.
frustrations: Saying the same thing to three people.
behaviours: Photographs everything. Calls before she writes.
preferred: Phone, App
picture: curly,#17100C,#7A4B2E,#A35400,#F7EBDD

@ Felix
role: her husband, 46
quote: What do they pay, and when?
goals: No bill that they pay themselves.
needs: The sum in writing before the roofer starts.
frustrations: “In progress.”
behaviours: Reads the policy at night.
preferred: Website, E-mail
picture: parted,#3A2A1E,#F0C8A0,#1F4E79,#E0E9F2,glasses

@ Ilse
role: roofer, 52
quote: I start when somebody says who pays.
goals: An order in writing, and the money in 14 days.
needs: Photos, measures, a number to call.
frustrations: Experts who come in the afternoon.
behaviours: Sends pictures from the ladder.
preferred: Phone, App
picture: short,#B5793A,#EFC7A3,#5C7A14,#EBF0DF

# Storm | awareness | Know what to do in the first hour | 1 night
* Gets a storm warning :: Six hours before, with three things to bring inside.
  via SMS
  feels Amara +1, Felix 0
  by organisation
  owner Prevention
  backed measured, message log, 2026-10-31
  metric 78 %, target 80: Warnings read in an hour
  content checklist: Three things to bring inside
* Hears the tree come down :: Neighbours bring a tarpaulin.
  via Word of mouth
  feels Amara -2, Felix -2
  by customer
  owner Claims
  backed observed, 22 interviews, 2026-02-27
  thought Is everybody all right?
  pain 2 Is the tarpaulin paid for?
  opportunity 3/1 Claims: Warn with what is covered
* Looks for the number :: On page two of the policy, in a drawer.
  via Website
  feels Felix -1
  by customer
  owner Digital
  backed observed, 22 interviews, 2026-02-27
  pain 2 The number is hard to find
  opportunity 3/1 Digital: The number as a magnet
# Report | other | Say it once, to a person or a screen | 1 hour
* Calls the emergency line :: A calm voice, and a file number at once.
  via Phone
  feels Amara +1
  by customer
  owner Contact centre
  moment
  waits 3 min
  backed measured, call log, 2026-10-31
  from Looks for the number | rain in | 62 %
  thought She asked about the children first.
  metric 3 min, target 2, was 9 6 4, lower: Wait at night
| Reports in the app :: Photos first, questions after.
  via App
  feels Felix +1
  by customer
  owner Digital
  backed measured, app statistics, 2026-10-31
  alternative Looks for the number | no rain | 38 %
  metric 71 %, target 80, was 55 62 68: Finished reports
* Gets the list of next steps :: Who comes when, and what to keep.
  via E-mail
  feels Amara +1, Felix +1
  by organisation
  owner Claims
  backed measured, mail log, 2026-10-31
  from Calls the emergency line
  alternative Reports in the app
  content checklist: The first three days
* Sends the photos again :: The app and the call don’t know each other.
  via App
  feels Amara -2
  by customer
  owner Digital
  backed observed, 22 interviews, 2026-02-27
  thought I sent these an hour ago.
  pain 3 The photos end in two files
  opportunity 3/2 Digital: One file, whoever opens it
# Make safe | use | Stop the rain and the worry | 2 days
* Lets the roofer in :: She comes at seven, with a sheet and a saw.
  via Roofer
  feels Amara +2, Felix +1, Ilse 0
  by organisation
  owner Partners
  moment
  backed measured, partner log, 2026-10-31
  metric 84 %, target 90, was 70 76 81: Made safe within 24 hours
  content leaflet: What the sheet on the roof holds
* Asks who pays for tonight :: Nobody can say before Monday.
  via Phone
  feels Felix -2, Ilse -2
  by customer
  owner Claims
  backed observed, 22 interviews, 2026-02-27
  thought Then who signs?
  pain 3 Work without a number
  opportunity 3/1 Claims: An order number by SMS
* Receives the order number :: By SMS, while she is on the ladder.
  via SMS
  feels Ilse +1
  by organisation
  owner Claims
  status missing
  backed observed, 9 roofers, 2026-03-11
| Pays in advance :: 640 euros, card, receipt on paper.
  via Roofer
  feels Felix -1
  by customer
  owner Partners
  backed observed, 22 interviews, 2026-02-27
  alternative Asks who pays for tonight | no number
  pain 2 Customers lend the insurer money
  opportunity 2/2 Partners: Pay roofers directly
* Sleeps at a friend’s house :: Two nights. The insurer says later that it is covered.
  via Word of mouth
  feels Amara -1
  by customer
  owner Claims
  backed observed, 22 interviews, 2026-02-27
  pain 2 Nobody says that a hotel would be paid
  opportunity 3/1 Claims: Offer a room in the first call
  from Receives the order number
  alternative Pays in advance
# Assess | consideration | A fair look, at an hour that suits | 1 week
* Chooses a time for the visit :: Three slots, two of them at noon.
  via App
  feels Amara 0
  by customer
  owner Experts
  backed measured, app statistics, 2026-10-31
  metric 44 %, target 70, was 31 36 41: Booked online
* Shows the expert around :: He measures, explains, and drinks tea.
  via Home visit
  feels Amara +2, Felix +1
  by organisation
  owner Experts
  moment
  takes 70 min
  backed observed, 22 interviews, 2026-02-27
  from Chooses a time for the visit | large damage | 55 %
  thought He has seen worse. That helps.
| Films the damage :: Ten minutes on the phone, no visit.
  via App
  feels Felix +1
  by customer
  owner Experts
  takes 10 min
  backed measured, app statistics, 2026-10-31
  alternative Chooses a time for the visit | small damage | 45 %
  metric 9 days, target 5, was 14 12 10, lower: To assessment
* Sends the roofer’s offer :: A photo of a sheet of paper.
  via E-mail
  feels Ilse -1, Felix 0
  by customer
  owner Claims
  backed observed, 9 roofers, 2026-03-11
  from Shows the expert around
  alternative Films the damage
  pain 2 Offers are typed in by hand
  opportunity 2/3 Partners: Roofers send offers online
  content example: What an offer must say
* Asks for a missing measure :: By post, after six days.
  via Post
  feels Ilse -2, Felix -1
  by organisation
  owner Claims
  waits 6 days
  backed measured, letter log, 2026-10-31
  thought I have been on that roof three times.
  pain 3 One question at a time
  opportunity 3/1 Claims: All questions in one call
  back Sends the roofer’s offer | once more
# Decide | other | Know the sum before work begins | 5 days
* Reads the decision :: The sum stands on page three.
  via Post
  feels Felix -1, Amara 0
  by organisation
  owner Claims
  backed measured, letter log, 2026-10-31
  pain 2 Nobody finds the sum
  opportunity 3/1 Claims: Sum and date on page one
  metric 16 days, target 10, was 24 20 18, lower: To decision
* Asks why a part is missing :: Somebody reads the policy with him.
  via Phone
  feels Felix +1
  by customer
  owner Claims
  takes 14 min
  backed measured, call log, 2026-10-31
  from Reads the decision | has a question | 40 %
  metric 82 %, target 85: Solved at once
* Agrees in the app :: One tap. The roofer gets a message too.
  via App
  feels Amara +1, Felix +2, Ilse +2
  by customer
  owner Claims
  moment
  backed measured, app statistics, 2026-10-31
  from Asks why a part is missing
  from Reads the decision | agrees | 60 %
  thought Done, on the sofa.
  content recommendation: Three roofers near you
# Repair | use | A roof that outlasts the next storm | 4 weeks
* Agrees on the week :: Roofer, scaffold and weather in one thread.
  via App
  feels Amara +1, Ilse +1
  by customer
  owner Partners
  status planned
  backed assumption
* Gets the first payment :: On the day the scaffold stands.
  via E-mail
  feels Felix +2, Ilse +2
  by organisation
  owner Payments
  moment
  backed measured, payment log, 2026-10-31
  thought Before the bill came.
  metric 91 %, target 95, was 83 87 90: Paid on the day agreed
* Finds a second damage :: Under the tiles. It needs a new line in the offer.
  via Roofer
  feels Ilse -1, Amara -1
  by customer
  owner Claims
  backed observed, 9 roofers, 2026-03-11
  pain 2 A new line starts it all again
  opportunity 3/2 Claims: Ten per cent more unasked
  back Sends the roofer’s offer | new line
* Signs the finished roof :: With a photo from above.
  via Roofer
  feels Amara +2, Felix +1, Ilse +1
  by customer
  owner Partners
  backed measured, partner log, 2026-10-31
* Receives the rest :: And a list of what was paid for what.
  via E-mail
  feels Felix +1, Ilse +1
  by organisation
  owner Payments
  backed measured, payment log, 2026-10-31
  content statement: What was paid for what
# Afterwards | retention | Feel insured, not only paid | 3 months
* Gets a call from the same person :: “How was the first rain?”
  via Phone
  feels Amara +2, Felix +1
  by organisation
  owner Contact centre
  backed measured, call log, 2026-10-31
  thought She remembered the tree.
  content follow-up: Five questions after a claim
* Answers two questions :: In the app, in half a minute.
  via App
  feels Amara +1, Felix 0
  by organisation
  owner Service
  backed measured, survey, 2026-10-31
  metric 61, target 60, was 38 47 55: NPS
* Reads the new premium :: Eleven per cent more, without a word.
  via Post
  feels Felix -2
  by organisation
  owner Product
  backed measured, letter log, 2026-10-31
  thought So we pay it back after all.
  pain 3 It rises without a reason
  opportunity 3/2 Product: Say why, and what lowers it
  metric 8 %, target 5, was 7 7 8, lower: Leave in a year
* Has the big trees looked at :: Half of it is paid, and the premium stays.
  via Home visit
  feels Amara +1, Felix +1
  by customer
  owner Prevention
  status planned
  backed assumption
  opportunity 2/2 Prevention: Pay half of the tree check
# Tell | advocacy | Be the name that neighbours pass on | from month 4
* Tells the street :: “Call at night. Really.”
  via Word of mouth
  feels Amara +2
  by customer
  owner Marketing
  backed observed, 22 interviews, 2026-02-27
  metric 19 %, target 15: New customers who know a claim
  content referral: A card with the number
* Recommends the roofer :: Four streets, six roofs.
  via Website
  feels Ilse +2, Amara +1
  by customer
  owner Partners
  backed measured, portal statistics, 2026-10-31
