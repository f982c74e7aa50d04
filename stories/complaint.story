title: A complaint that ends well
scenario: Something went wrong, and somebody wants it put right without a fight.
organisation: Haus & Herd
version: 1.0
language: en
channels: Phone, Chat, E-mail, Store, Post
lanes: emotion, thoughts, pain points, opportunities, metrics, content

@ Jordan
role: disappointed customer
quote: I don’t want a voucher. I want you to listen.
goals: To have it put right this week.
needs: One person who owns it.
frustrations: Saying it again from the start.
preferred: Phone, Chat

# Something goes wrong | use | Understand whose fault it is | day 1
usually backed assumption
* Finds the fault :: At the worst moment.
  via Store
  feels Jordan -2
  by customer
  owner Quality
  thought Of course. Today.
  pain 3 The product fails in the first week
  opportunity 3/3 Quality: Test this part before it leaves the house
  metric 1.8 %, target 1: Faults in the first week
  content FAQ: First help
# Complain | other | Be heard by a person | day 1
usually backed assumption
* Looks for a number :: Under “About us”, at the bottom.
  via E-mail
  feels Jordan -1
  by customer
  owner Digital
  pain 2 The number is hard to find
  opportunity 2/1 Digital: The number on every bill
  metric 41 %, target 70: Found the number in a minute
  content page: How to reach us
* Tells what happened :: Somebody listens to the end.
  via Phone
  feels Jordan +1
  by customer
  owner Service
  moment
  thought She let me finish.
  metric 4 min, target 2: Wait on the phone
  content script: Listen, say it back, promise one thing
# Put right | other | Have it solved as promised | days 2 to 5
usually backed assumption
* Gets the promise in writing :: What, who, and by when.
  via E-mail
  feels Jordan +1
  by organisation
  owner Service
  metric 83 %, target 95: Promises in writing
  content letter: What we promise
* Asks where it stands :: The chat knows the case.
  via Chat
  feels Jordan 0
  by customer
  owner Service
  metric 2.1, target 1: Questions until it is solved
  content status: Where your case stands
* Receives the new one :: A day before it was promised, with a note by hand.
  via Post
  feels Jordan +2
  by organisation
  owner Logistics
  moment
  thought They wrote it by hand.
  metric 91 %, target 95: Solved by the day
  content note: A line by hand
# Afterwards | retention | Trust again | weeks 2 to 8
usually backed assumption
* Is asked how it went :: By the same person.
  via Phone
  feels Jordan +1
  by organisation
  owner Service
  metric 52, target 50: NPS after a complaint
  content follow-up: Two questions
* Reads what was changed :: “Because of you, we now test this part.”
  via E-mail
  feels Jordan +2
  by organisation
  owner Quality
  status planned
  metric 12, target 20: Causes removed this year
  content story: What your complaint changed
