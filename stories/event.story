title: Two days at a conference, coming alone
scenario: Somebody considers a conference of two days and wants to come home with one idea and three people.
organisation: Open Rooms
version: 1.0
language: en
channels: Social, Website, E-mail, Venue = event human, App
lanes: emotion, engagement, pain points, opportunities, metrics, content

@ Kim
role: first-time guest
quote: I don’t know anybody there.
goals: One idea, three people.
needs: A reason to start a talk.
frustrations: Queues, and talks that are adverts.
preferred: Social, App

# Hear of it | awareness | See that it is meant for me | 3 months before
usually backed assumption
* Sees a speaker’s post :: A question that hits home.
  via Social
  feels Kim +1
  engaged 2
  by organisation
  owner Marketing
  metric 18000, target 15000: Reached
  content video: Ninety seconds of last year
# Decide | consideration | Know that two days pay off | 2 months before
usually backed assumption
* Reads the programme :: Filters by level, not by room.
  via Website
  feels Kim +1
  engaged 3
  by customer
  owner Programme
  metric 44 %, target 50: Saved a talk
  content review: What last year’s guests say
* Compares with other events :: The price of the second day is unclear.
  via Website
  feels Kim -1
  engaged 2
  by customer
  owner Programme
  pain 2 Prices by day are hidden
  opportunity 2/1 Programme: One table of prices
# Register | purchase | Pay, and know what comes next | 10 minutes
usually backed assumption
* Buys a ticket :: One page, and the bill at once.
  via Website
  feels Kim +1
  engaged 3
  by customer
  owner Sales
  moment
  metric 31 %, target 25: Orders abandoned
  content testimonial: Three first-timers tell
* Gets the plan for guests who come alone :: A table at lunch, a walk at seven.
  via E-mail
  feels Kim +2
  engaged 4
  by organisation
  owner Community
  thought I won’t stand alone.
  metric 72 %, target 70: Opened
  content guide: Come alone, leave with three names
# Be there | use | Meet, learn, rest | 2 days
usually backed assumption
* Finds the way in :: Two queues, one of them wrong.
  via Venue
  feels Kim -2
  engaged 1
  by customer
  owner Operations
  pain 3 Nobody says which queue is which
  opportunity 3/1 Operations: Letters that can be seen from the tram stop
  metric 19 min, target 8: Wait at the door
  content sign: Letters over the doors
* Sits down at the table for guests who come alone :: Seven strangers and one good question.
  via Venue
  feels Kim +2
  engaged 5
  by organisation
  owner Community
  moment
  thought That was easy.
  metric 4.7 of 5, target 4.5: Lunch tables
  content card: A question for the table
* Votes on the last talk :: In the app, and the winner speaks.
  via App
  feels Kim +1
  engaged 4
  by customer
  owner Programme
  metric 58 %, target 60: Voted
# Afterwards | retention | Keep the idea and the people | 4 weeks
usually backed assumption
* Gets the notes :: Hers, not everybody’s.
  via E-mail
  feels Kim +1
  engaged 3
  by organisation
  owner Community
  metric 66 %, target 60: Notes opened
  content notes: Your talks, your people
  content survey: Two questions
# Tell | advocacy | Bring somebody next year | from month 2
usually backed assumption
* Posts the one idea :: With the picture that was in the notes.
  via Social
  feels Kim +2
  engaged 4
  by customer
  owner Marketing
  metric 14 %, target 15: Guests who post
  content referral: Bring a colleague at half price
