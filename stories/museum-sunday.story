title: A Sunday at the museum
scenario: Ida has a free Sunday and a son of seven. She hopes for three good hours and fears queues, long texts and “don’t touch”.
organisation: Harbour Museum
author: T. Lindqvist
version: 2.0
created: 2026-05-11
date: 2026-11-02
language: en
logo: sail
theme: paper
channels: Word of mouth, Website, SMS, Front desk = store, Rooms = event, Workshop = event human, Café = store, Shop = store
lanes: images = Storyboard (pinned), emotion, engagement, pain points, opportunities, content (hidden), evidence (hidden)
view: What the child sees | hides Website, SMS | personas Theo
view: For the board | hides Storyboard

@ Ida
role: mother, 38
quote: Three hours without a phone would be a gift.
goals: A Sunday that all of them remember.
needs: To know what it costs and when to be there. A place to sit.
frustrations: Queues with a child. Signs that only forbid.
behaviours: Decides on Saturday night. Asks two friends.
preferred: Word of mouth, Website
picture: long,#6B3F22,#F3CFAE,#B03A5B,#F6E3E8

@ Theo
role: her son, 7
quote: Can I try it myself?
goals: To make something and take it home.
needs: Things at his height. A toilet he finds alone.
frustrations: Waiting. Glass in front of everything.
behaviours: Runs ahead. Asks the guard, not the label.
preferred: Workshop
picture: curly,#6B3F22,#F0C8A0,#E3B23C,#FBF1D2

# Before | consideration | Know that it is worth the trip | Saturday night
* Hears of it from a friend :: “They let you row the boat.”
  via Word of mouth
  feels Ida +1, Theo +1
  engaged 3
  by customer
  owner Programme
  backed observed, 20 visitor talks, 2026-08-16
  image sofa: Saturday night, on the sofa
  opportunity 3/1 Programme: A postcard that children give to a friend
  content reviews: What other parents say
* Buys tickets on the phone :: Children are free, but need a ticket each.
  via Website
  feels Ida -1
  engaged 2
  by customer
  owner Digital
  backed measured, web statistics, 2026-09-30
  pain 2 Four pages for two tickets
  opportunity 2/1 Digital: One family ticket
* Gets a message on the way :: Which tram, which door, where to leave the coats.
  via SMS
  feels Ida +1
  engaged 3
  by organisation
  owner Service
  status planned
  backed assumption
  image tram: The message comes on the tram
# Arrive | other | Be inside within five minutes | 10 minutes
* Is greeted at the desk :: By name of the ticket, and Theo gets a sailor’s card.
  via Front desk
  feels Ida +1, Theo +2
  engaged 4
  by organisation
  owner Front of house
  moment
  takes 2 min
  backed observed, 20 visitor talks, 2026-08-16
  image desk: A card with his own name
  thought I am on the crew!
  content card: The sailor’s card, with a plan of the house
* Looks for the lockers :: Behind the second door, without a sign.
  via Front desk
  feels Ida -1, Theo -1
  engaged 1
  by customer
  owner Building
  waits 6 min
  backed observed, 20 visitor talks, 2026-08-16
  pain 2 Lockers can’t be found
  opportunity 2/1 Building: Painted footprints from door to locker
# Explore | use | See, touch, laugh | 2 hours
* Stands before the great painting :: The guard asks Theo where the wind comes from.
  via Rooms
  feels Ida +2, Theo +1
  engaged 4
  by organisation
  owner Programme
  moment
  backed observed, 20 visitor talks, 2026-08-16
  image painting: Where does the wind come from?
  thought He looked at it for ten minutes.
* Reads a label aloud :: Ninety words, at the height of grown-ups.
  via Rooms
  feels Ida -1, Theo -2
  engaged 1
  by customer
  owner Curators
  backed observed, 20 visitor talks, 2026-08-16
  pain 3 Labels are too long and too high
  opportunity 3/2 Curators: One question for children beside each label
  thought When do we go on?
* Builds a paper boat :: Folded, painted, and tried in the basin.
  via Workshop
  feels Ida +1, Theo +2
  engaged 5
  by customer
  owner Programme
  moment
  takes 35 min
  backed observed, 20 visitor talks, 2026-08-16
  image workshop: His own boat floats
  thought Mine is the fastest.
  content instructions: How to fold a boat that floats
# Rest | use | Sit down before anybody cries | 30 minutes
* Eats cake in the café :: Good cake, two high chairs, one till.
  via Café
  feels Ida 0, Theo +1
  engaged 3
  by customer
  owner Café
  waits 12 min
  backed measured, till records, 2026-09-30
  image cafe: Cake, after twelve minutes
  pain 1 One till at three o’clock
  content menu: Small plates, with pictures
  opportunity 2/2 Café: A second till from two to four
# Take home | advocacy | Keep something of the day | the week after
* Chooses a small thing :: For four euros, at his height.
  via Shop
  feels Ida +1, Theo +1
  engaged 3
  by customer
  owner Shop
  backed measured, till records, 2026-09-30
* Shows the picture to grandma :: The museum sends the photo of the boat.
  via SMS
  feels Ida +2, Theo +2
  engaged 4
  by organisation
  owner Service
  status planned
  backed assumption
  image wall: On Monday, on the wall
  opportunity 3/1 Service: “Bring grandma”: two for one in winter
  content photograph: Your boat in the basin
* Tells the school gate :: “Go on a Sunday, before eleven.”
  via Word of mouth
  feels Ida +1
  engaged 4
  by customer
  owner Programme
  backed observed, 20 visitor talks, 2026-08-16
