title: Buying a commuter bike
scenario: Mara wants a bike for the nine kilometres to work, delivered and ready before Monday. Jonas, who pays half, wants one clear price and no repairs.
organisation: Velo Nord
author: R. Adler
version: 3.1
created: 2026-09-14
date: 2026-11-18
language: en
logo: wheel
channels: Word of mouth, Search, Website, Review site, Chat, Store, Employer = partner, SMS, Delivery = post, E-mail, App

@ Mara
role: first-time buyer, 32
quote: I want to ride to work, not study bikes.
goals: Ride to work three days a week. Own a bike that needs no knowledge.
needs: The right size at the first try. A day on which it comes.
frustrations: Tables that can’t be compared. Dates that appear after paying.
behaviours: Decides on the phone, in the evening. Asks people who ride.
preferred: Website, Store, Word of mouth
picture: bob,#6B3F22,#F3CFAE,#B03A5B,#F6E3E8

@ Jonas
role: her partner, 35
quote: What does it cost, all in?
goals: One price for everything. A lease through his employer.
needs: Numbers side by side. A service that does not depend on him.
frustrations: Forms that ask twice.
behaviours: Reads the bad reviews first.
preferred: Review site, Employer
picture: short,#3A2A1E,#F0C8A0,#2F5D8A,#DCE8F2,beard

# Awareness | awareness | Learn that riding to work is possible | 3 weeks
question Do people in rainy towns need another way in?
* See a colleague arrive :: Dry, early, and in a good mood.
  via Word of mouth
  feels Mara +1
  by customer
  owner Marketing
  backed observed, 14 interviews, 2026-09-22
  opportunity 3/1 Marketing: A test ride voucher to pass on
  metric 31 %, target 30, was 24 27 29: Buyers who know a rider
* Search for a commuter bike :: “Bike for ten kilometres”, on the train home.
  via Search
  feels Mara 0
  by customer
  owner Marketing
  backed measured, search statistics, 2026-10-31
  pain 1 The first results are racing bikes
  opportunity 2/1 Marketing: A page for each distance to work
  metric 5400 a month, was 4100 4600 5000: New visitors
  content article: Ten kilometres by bike
# Consideration | consideration | Find the right bike without regret | 10 days
* Compare three models :: Frame sizes stand in three different tables.
  via Website
  feels Mara -1, Jonas 0
  by customer
  owner Digital
  backed measured, web statistics, 2026-10-31
  pain 2 Sizes are hard to compare
  opportunity 3/2 Digital: One size finder for all models
  metric 41 %, target 55, was 33 36 40: Size finder completed
  content comparison: Models side by side <https://velonord.example/compare>
* Read owner reviews :: Stars for the bike, complaints about the dates.
  via Review site
  feels Mara 0, Jonas -1
  by customer
  owner Service
  backed observed, 14 interviews, 2026-09-22
  pain 1 Late deliveries in every fifth review
  opportunity 2/1 Service: Answer each review about a date
  metric 4.1 of 5, target 4.4, was 4.3 4.2 4.2: Average rating
* Ask about winter range :: An honest number, after a minute.
  via Chat
  also App
  feels Jonas +1
  by customer
  owner Service
  backed measured, chat log, 2026-10-31
  metric 55 s, target 60, was 140 95 70: Wait for an answer
  content FAQ: Range in winter
* Test ride in the store :: Tries two sizes, asks about the battery and the lock.
  via Store
  feels Mara +2, Jonas +1
  by customer
  owner Store
  moment
  takes 40 min
  backed measured, store records, 2026-10-31
  thought This is the one.
  metric 58 %, target 50, was 51 54 57: Rides that lead to an order
# Purchase | purchase | Pay safely and know when it comes | 2 days
* Order online :: The delivery date appears after paying.
  via Website
  feels Mara -2
  by customer
  owner Digital
  moment
  backed measured, web statistics, 2026-10-31
  from Test ride in the store | at home | 65 %
  thought And if it comes after Monday?
  pain 3 Delivery date only after paying
  opportunity 3/1 Digital: Show the date on the bike page
  metric 27 %, target 15, was 22 24 26: Abandoned orders
| Order in the store :: One price, all in. The blue one is kept until six.
  via Store
  feels Jonas +1
  by customer
  owner Store
  backed observed, 9 store visits, 2026-10-08
  alternative Test ride in the store | | 35 %
  content trial: Two-week return right
* Apply for the lease :: Three forms, two signatures, one week.
  via Employer
  feels Jonas -1
  by customer
  owner Partnerships
  waits 6 days
  backed observed, 14 interviews, 2026-09-22
  from Order online
  alternative Order in the store
  pain 2 The same data, asked again
  opportunity 2/3 Partnerships: Hand the order over to the leasing firm
  metric 6, target 3, was 7 7 6: Days to approval
  back Compare three models | over the limit
* Get the evening message :: Nobody says which day, so she takes one off.
  via SMS
  feels Mara -2
  by organisation
  owner Logistics
  status missing
  waits 4 days
  backed observed, 14 interviews, 2026-09-22
  thought Does it come today or not?
  pain 3 No message between order and delivery
  opportunity 3/1 Logistics: A text message the evening before
# Retention | retention | Ride every day without worry | first year
* Receive the bike :: Ready to ride, with the pedals in a bag.
  via Delivery
  feels Mara +1, Jonas +1
  by organisation
  owner Logistics
  moment
  backed measured, delivery records, 2026-10-31
  pain 1 Pedals need a tool that nobody has
  opportunity 1/1 Logistics: A tool in the bag
  metric 74 %, target 90, was 81 79 76: Delivered on the day agreed
* Set-up e-mail :: Three short films: saddle, lock, battery.
  via E-mail
  feels Mara +2
  by organisation
  owner Service
  backed measured, mail statistics, 2026-10-31
  thought Ten minutes, and it fits.
  metric 63 %, target 60, was 48 55 60: Films watched
  content video: Set up in ten minutes <https://velonord.example/setup>
* Service reminder :: The app knows the kilometres and offers two dates.
  via App
  feels Mara +1, Jonas +1
  by organisation
  owner Product
  status planned
  backed assumption
  content checklist: Spring check
* First service :: Brakes, gears, and a coffee. Free after 300 km.
  via Store
  feels Mara +1, Jonas 0
  by customer
  owner Store
  backed measured, store records, 2026-10-31
  metric 72 %, target 80, was 66 69 71: First services kept
  content survey: Two questions after the service
# Advocacy | advocacy | Tell colleagues about it | from month 3
* Rate the bike :: Asked after 300 kilometres, not after three days.
  via Review site
  feels Mara +1
  by organisation
  owner Marketing
  backed assumption
  metric 16 %, target 20, was 13 15 16: Reviews per request
  content e-mail: Review request
* Lend it to a colleague :: Once round the block, and he wants one.
  via Word of mouth
  feels Mara +2, Jonas +1
  by customer
  owner Marketing
  backed observed, 14 interviews, 2026-09-22
  thought Try it. You will be early, too.
  metric 11 per 100, target 10, was 8 9 10: Referrals
  content referral: Test ride voucher
