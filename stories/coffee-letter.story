title: Coffee by letter
scenario: Lin wants good coffee at home every other Friday, without a contract and without thinking of it.
organisation: Kaffa Post
author: M. Adeyemi
version: 1.2
created: 2026-09-01
date: 2026-11-10
language: en
logo: bean
colours: #6B3F22, #2F6B5E
channels: Social, Website, E-mail, Post
lanes: emotion, pain points, opportunities, metrics, content

@ Lin
role: works at home, 29
quote: Good coffee, no contract.
goals: A new roast every other Friday. No bag that gets old.
needs: To pause with one tap. A box that fits the letter slot.
frustrations: Contracts of a year. Notes from the courier.
behaviours: Follows roasters. Decides in two minutes.
preferred: Social, Website
picture: bob,#1B1715,#F0CDA9,#2F6B5E,#E6EFEA

# Discover | awareness | Find coffee worth waiting for | 1 week
* Sees a friend’s morning cup :: A brown letter, a cup, and no advert.
  via Social
  feels Lin +1
  by customer
  owner Marketing
  backed observed, 12 interviews, 2026-09-20
  opportunity 3/3 Marketing: A first bag to give away in every box
  metric 38 %, target 35, was 22 27 33: Orders through friends
  content film: Roaster to slot
# Choose | purchase | Pick a roast and pay in a minute | 3 minutes
* Answers three questions :: How brewed, how strong, how often.
  via Website
  feels Lin +2
  by customer
  owner Digital
  backed measured, web statistics, 2026-10-31
  thought It knows my moka pot.
  metric 71 %, target 75, was 58 64 69: Questions answered to the end
  content trial: One bag first
* Pays for the first bag :: The price of sending appears last.
  via Website
  feels Lin -1
  by customer
  owner Digital
  moment
  backed measured, web statistics, 2026-10-31
  pain 2 Sending is added on the last page
  opportunity 3/1 Digital: One price, sending included
  metric 19 %, target 10, was 24 22 20, lower: Orders abandoned
# Enjoy | use | Fresh coffee without thinking of it | every 14 days
* Gets “Roasted today” :: A note with date and farm.
  via E-mail
  feels Lin +1
  by organisation
  owner Roastery
  backed measured, mail statistics, 2026-10-31
  metric 64 %, target 60, was 52 57 61: Notes opened
  content guide: Your first cup
* Finds it in the letter box :: Fits the slot. Still smells of the roaster.
  via Post
  feels Lin +2
  by organisation
  owner Roastery
  moment
  backed observed, 12 interviews, 2026-09-20
  thought Friday can start.
  metric 92 %, target 95, was 88 90 91: Letters on the day
* Pauses for the holidays :: One tap, and a new date.
  via E-mail
  feels Lin +1
  by customer
  owner Service
  backed measured, order records, 2026-10-31
  opportunity 1/2 Service: Ask whether a neighbour may have the bag
  metric 81 %, target 70, was 62 70 77: Back after a pause
