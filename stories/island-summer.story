title: Two weeks by night train and ferry
scenario: Lea, Tom and Mika want a summer without a plane: one booking, one bag each, and an island where Mika finds something to do. Nordwind sells train, ferry, bed and bicycles as one trip.
organisation: Nordwind Travel
author: J. Aalto
version: 5.1
created: 2025-11-24
date: 2026-11-16
language: en
logo: wave
arrangement: storyline
density: standard
channels: Word of mouth, Social, Search, Website, Review site, E-mail, Chat, Phone, App, SMS, Post, Station = store, Train = event human, Ferry = event physical, Guest house = partner human, Island = event physical
lanes: emotion, pain points, opportunities, metrics, content
view: The way there | folds Dream, Compare, Afterwards
view: Mika’s summer | personas Mika
view: What is planned | statuses planned

@ Lea
role: mother, plans everything
quote: I want to sit down once and be done.
goals: A summer without a plane and without a quarrel.
needs: One price. A seat for everyone. Lunch without research.
frustrations: Four log-ins for one trip.
behaviours: Plans at the kitchen table in January.
preferred: Website, E-mail
picture: long,#8A4B23,#F3CFAE,#A3195B,#F7E2EC

@ Tom
role: father, fears delays
quote: And if the ferry leaves without us?
goals: To arrive rested, with all the bags.
needs: A plan B in writing. Someone to call at midnight.
frustrations: Apps that lose the ticket in a tunnel.
behaviours: Reads the small print on the platform.
preferred: App, Phone
picture: short,#3A2A1E,#EFC7A3,#00667A,#DCEBEE,beard

@ Mika
role: daughter, 14
quote: Is there a net? Are there people?
goals: To bring home one thing to tell.
needs: A plug at the bed. Something without parents.
frustrations: Family photographs. Museums about herring.
behaviours: Decides by looking at three pictures.
preferred: Social, App
picture: bob,#2A1B12,#F0C8A0,#7A5200,#F3ECDD

# Dream | awareness | Feel that a summer by train is possible | January
usually by customer; owner Marketing; backed observed, 28 family interviews, 2026-03-14
* Sees a friend’s photograph :: A breakfast table, and a coast that moves.
  via Social
  feels Lea +1, Mika +1
* Hears a story at dinner :: “We woke up beside the sea.”
  via Word of mouth
  feels Lea +2, Tom 0
  metric 36 %, target 35, was 24 29 33: Guests through friends
* Asks whether it takes long :: Nineteen hours sounds like a lot.
  via Word of mouth
  feels Tom -1
  pain 1 Nineteen hours sound longer than they feel
  opportunity 2/1 Marketing: Show the trip as evening, night and breakfast
* Searches for night trains :: Maps of lines that no longer run.
  via Search
  feels Lea 0
  backed measured, search statistics, 2026-10-31
  pain 2 Old lines stand above those that run
  opportunity 2/2 Marketing: A page of every night train that runs
* Reads a railway blog :: Honest about earplugs and showers.
  via Website
  feels Tom +1
  content article: Nineteen hours, hour by hour
* Finds the Nordwind film :: Ninety seconds, no voice, one whistle.
  via Social
  feels Lea +1, Mika +1
  backed measured, video statistics, 2026-10-31
  metric 61 %, target 55: Film watched to the end
* Shows it at breakfast :: Mika looks up from her phone.
  via Social
  feels Lea +1, Tom +1, Mika +1
  thought Can I have the top bunk?
* Looks at the island :: Beach, bicycle, and a workshop for sailing.
  via Website
  feels Mika +1
  backed measured, web statistics, 2026-10-31
* Asks for the net :: Nobody answers that question anywhere.
  via Chat
  feels Mika -1
  pain 1 Teenagers ask for the net first
  opportunity 2/1 Digital: A line about net and plugs for every place
* Gets the winter letter :: Ten trips on paper, with prices.
  via Post
  by organisation
  feels Lea +1, Tom +1
  backed measured, letter log, 2026-10-31
  content catalogue: Ten trips without a plane
* Pins it to the fridge :: It hangs there until February.
  via Post
  feels Lea +1
* Counts the days off :: Tom has eleven, school has thirty-nine.
  via Word of mouth
  feels Tom 0
* Votes with three stickers :: Two on the island, one on the mountains.
  via Post
  feels Lea +1, Mika +1
* Signs up for dates :: One mail when booking opens.
  via E-mail
  feels Lea +1
  backed measured, mail statistics, 2026-10-31
  metric 12400, target 12000: On the list for dates
# Compare | consideration | Know what it costs and what can go wrong | February
usually by customer; owner Digital; backed measured, web statistics, 2026-10-31
* Opens the trip page :: One price for three, bed and ferry included.
  via Website
  feels Lea +2, Tom +1
  moment
  thought All in one line. Finally.
* Compares with flying :: A table that does not preach.
  via Website
  feels Lea +1, Tom +1
  content comparison: Train and plane, hour by hour
* Reads reviews of the beds :: “Short for tall people.”
  via Review site
  owner Service
  feels Tom -1
  backed observed, 28 family interviews, 2026-03-14
  pain 2 Bunks are 190 long, and nobody says so
  opportunity 2/1 Product: Show the measures of each bunk
  metric 4.2 of 5, target 4.4, was 3.9 4.0 4.1: Rating of the night
* Looks for the catch :: Bicycles cost extra. It stands in a footnote.
  via Website
  feels Tom -1
  pain 2 Bicycles are in a footnote
  opportunity 2/1 Digital: Put the bicycle into the price on the first page
* Asks about missed trains :: A page that says what happens, minute by minute.
  via Website
  feels Tom +2
  content FAQ: If a train is late
* Checks the school dates :: The calendar knows the school holidays.
  via Website
  feels Lea +1
* Asks about the dog :: An answer in two minutes: yes, with a ticket.
  via Chat
  owner Contact centre
  feels Mika +1
  backed measured, chat log, 2026-10-31
  metric 2 min, target 3, was 7 4 3, lower: Wait in the chat
* Asks about nuts :: The cook of the train answers, by name.
  via Chat
  owner Contact centre
  feels Lea +2
  backed measured, chat log, 2026-10-31
* Lets Mika choose the beds :: She takes the top bunk on a drawing.
  via Website
  feels Mika +2
* Calls once, to be sure :: A person who has slept in that train.
  via Phone
  owner Contact centre
  feels Tom +1, Lea +1
  backed measured, call log, 2026-10-31
* Watches the cabin film :: Three beds, one window, no smell.
  via Social
  owner Marketing
  feels Mika 0, Lea +1
  pain 1 The film shows no child in the top bunk
  opportunity 1/1 Marketing: Let a family film its night
* Counts the carbon :: One number, and how it was counted.
  via Website
  feels Lea +1, Tom +1
  content method: How we count carbon
* Saves the offer :: It holds for 48 hours. A clock runs.
  via Website
  feels Lea -1
  pain 2 The clock makes people leave
  opportunity 3/1 Digital: Hold the price for a week
* Talks it over at dinner :: Three want it, one asks about rain.
  via Word of mouth
  owner Marketing
  feels Lea +1, Tom 0, Mika +1
  backed observed, 28 family interviews, 2026-03-14
* Reads about the guest house :: Five rooms, a cook, and a cat.
  via Review site
  owner Partners
  feels Lea +2
* Gets a reminder :: With the three names on the beds.
  via E-mail
  by organisation
  owner Marketing
  feels Lea +1
  metric 31 %, target 30: Back after the reminder
# Book | purchase | Pay once, and own the whole trip | 1 evening
usually by customer; owner Digital; backed measured, web statistics, 2026-10-31
* Logs in with a link :: No password to invent.
  via E-mail
  feels Lea +1
* Types three passports :: Forty-one fields, and one runs out of time.
  via Website
  feels Lea -2
  moment
  thought And now all of it again.
  pain 3 The form forgets after twenty minutes
  opportunity 3/2 Digital: Keep what was typed, and ask for passports later
  metric 34 %, target 18, was 41 39 36, lower: Bookings given up
| Books by phone :: Eighteen minutes, and a voice that reads it back.
  via Phone
  owner Contact centre
  feels Tom +1
  alternative Logs in with a link | rather talks | 21 %
  backed measured, call log, 2026-10-31
* Adds two bicycles :: Only two of three fit on that train.
  via Website
  feels Mika -1, Lea -1
  from Types three passports
  alternative Books by phone
  pain 2 Two places for bicycles in each car
  opportunity 2/3 Product: Rent the third one on the island
* Chooses breakfast :: Porridge, rolls, or “later, please”.
  via Website
  feels Mika +1, Lea +1
* Takes the insurance :: One sentence says what it does not cover.
  via Website
  feels Tom +1
* Sees the whole price :: The same as on the first page.
  via Website
  feels Lea +2, Tom +1
  metric 97 %, target 100: Same price from first page to last
* Reads what can be cancelled :: One page, with the dates in bold.
  via Website
  feels Tom +1
* Pays in two parts :: Half now, half in May.
  via Website
  feels Lea +1
  content terms: Money back until 30 days before
* Waits for the bank :: The bank’s page opens behind the window.
  via Website
  feels Tom -2
  pain 2 The bank’s page hides behind the booking
  opportunity 2/2 Digital: Show the bank in the same window
* Gets one ticket for all :: One code, three names, four vehicles.
  via E-mail
  by organisation
  feels Lea +2, Tom +2
  backed measured, mail statistics, 2026-10-31
  thought One code. I’m framing it.
  content ticket: One code for the whole trip
* Puts it in the app :: It works without a net.
  via App
  feels Tom +1
  owner Product
  metric 68 %, target 75, was 49 57 63: Tickets in the app
* Tells the grandparents :: They want to come along.
  via Word of mouth
  owner Marketing
  feels Lea +1
  opportunity 2/1 Product: Add people to a booking
* Finds a mistake in a name :: “Mikka”. One click mends it.
  via App
  owner Contact centre
  feels Mika +1, Tom +1
* Saves the number for the night :: Under “Nordwind”, on all three phones.
  via SMS
  by organisation
  owner Contact centre
  feels Tom +1
* Gets the bill for work :: Tom’s employer pays for one night.
  via E-mail
  by organisation
  owner Accounts
  feels Tom +1
  content invoice: Bill by name
# Prepare | onboarding | Pack little, and forget nothing | May and June
usually by organisation; owner Service; backed measured, mail statistics, 2026-10-31
* Gets the trip book :: Sixteen pages, with a map that unfolds.
  via Post
  feels Lea +2, Mika +1
  content guide: The trip book
* Pays the second half :: A reminder a week before, one tap.
  via App
  by customer
  owner Digital
  feels Lea +1
* Packs by the list :: One bag each. It names plug and towel.
  via App
  by customer
  owner Product
  feels Tom +1, Mika 0
  content checklist: One bag each
* Asks about medicine :: The cooling box can be plugged in.
  via Chat
  by customer
  owner Contact centre
  feels Lea +1
  backed measured, chat log, 2026-10-31
* Learns of works on the line :: An hour earlier, and a new bed plan.
  via SMS
  feels Tom -2, Lea -1
  status exists
  pain 3 Beds change when the timetable does
  opportunity 3/2 Product: Keep beds together in every change
  thought Are we still in one cabin?
* Gets three new beds :: Two here, one there. Mika laughs, Tom doesn’t.
  via E-mail
  feels Tom -2, Mika +1
  pain 3 A family is parted without being asked
  opportunity 3/2 Service: Ask before a family is parted
* Calls to be together :: Solved in six minutes.
  via Phone
  by customer
  owner Contact centre
  moment
  feels Tom +2, Lea +1
  backed measured, call log, 2026-10-31
  metric 89 %, target 90, was 71 80 86: Solved in the first call
* Chooses a workshop :: Sailing, film, or bread. Places for nine.
  via App
  by customer
  owner Partners
  feels Mika +2
  thought Sailing. Without you.
* Meets the others :: A chat for those who sail that week.
  via Chat
  by customer
  owner Partners
  feels Mika +1
  status planned
  backed assumption
* Reads about the island :: Where to swim, where to buy bread on Sunday.
  via Website
  by customer
  owner Partners
  feels Lea +1
* Orders life jackets :: By height and weight, and one for the dog.
  via App
  by customer
  owner Partners
  feels Mika +1
* Books a table :: For the first evening, by the water.
  via App
  by customer
  owner Partners
  feels Lea +1, Tom +1
* Prints it all anyway :: Tom trusts paper.
  via E-mail
  by customer
  owner Digital
  feels Tom +1
* Ties on the tags :: Three came with the trip book. One is lost.
  via Post
  by customer
  feels Tom 0
* Gets the weather :: Three days before, in one picture.
  via SMS
  feels Lea +1
* Learns the platform :: On the day, with the way from the tram.
  via App
  owner Product
  feels Tom +1
  metric 92 %, target 95: Platform known two hours before
# Leave | use | Be in the right car without running | day 1
usually by customer; owner Stations; backed observed, 28 family interviews, 2026-03-14
* Rides to the station :: Three bags, two bicycles, one tram.
  via Station
  feels Lea 0
  content checklist: The bag by the door
* Looks for the meeting point :: Behind the bakery, without a sign.
  via Station
  feels Tom -1, Lea -1
  pain 2 The meeting point has no sign
  opportunity 2/1 Stations: A flag that can be seen from the stairs
* Is greeted by name :: Blue jacket, a list, and a smile.
  via Station
  by organisation
  feels Lea +2, Tom +1
  thought She knew about the bicycles.
* Hands in the bicycles :: Two straps, two tags, done.
  via Station
  feels Mika +1
* Buys food for the night :: The kiosk is closed on Sundays.
  via Station
  feels Tom -1
  pain 1 No food after seven on Sundays
  opportunity 2/2 Partners: A picnic that waits in the cabin
* Watches the board :: Forty minutes late.
  via Station
  feels Tom -2, Mika -1
  pain 2 Delays reach the board before the app
  opportunity 3/3 Operations: Feed the app from the same source as the board
* Gets the reason :: A sentence with a time, and it is true.
  via SMS
  by organisation
  owner Operations
  feels Tom +1
  metric 78 %, target 90, was 52 61 70: Delays told within five minutes
* Sits in the waiting room :: Tea, plugs, and children’s books.
  via Station
  feels Lea +1, Mika 0
  waits 40 min
* Finds the car :: The numbers run the wrong way.
  via Station
  feels Lea -1
  pain 1 Cars are numbered against the way people walk
  opportunity 2/1 Stations: Mark on the platform where each car stops
* Shows the code :: One beep for three.
  via App
  owner Product
  feels Tom +1
  backed measured, app statistics, 2026-10-31
* Finds the bicycles in the app :: Car nine, both hooks, with a photograph.
  via App
  owner Product
  feels Mika +1
  backed measured, app statistics, 2026-10-31
* Lifts the bags in :: The conductor takes the heavy one.
  via Train
  by organisation
  owner Crew
  feels Lea +1
* Sees the cabin :: Made beds, a lamp each, a chocolate.
  via Train
  by organisation
  owner Crew
  moment
  feels Lea +2, Tom +1, Mika +2
  thought Mine is up there!
* Tries the top bunk :: The ladder holds, and the lamp is hers.
  via Train
  owner Crew
  feels Mika +2
* Texts a picture home :: Grandmother answers with a heart.
  via Social
  owner Marketing
  feels Lea +1
* Leaves the city :: The lights go by, and nobody speaks.
  via Train
  owner Crew
  feels Lea +2, Tom +2, Mika +1
# Night train | use | Sleep, and wake up somewhere else | night 1
usually by organisation; owner Crew; backed observed, 28 family interviews, 2026-03-14
* Meets the conductor :: He explains the door, the light, and the bell.
  via Train
  feels Tom +1
  content card: The door, the light, and the bell
* Orders soup :: At nine there is no soup left.
  via Train
  by customer
  feels Lea -1
  pain 1 The kitchen runs out early
  opportunity 1/1 Crew: Count the soups when beds are chosen
* Turns three seats to beds :: Mika does it in one minute.
  via Train
  by customer
  feels Mika +2
* Charges three phones :: There is one plug. It becomes a timetable.
  via Train
  by customer
  feels Mika -1, Tom -1
  pain 1 One plug for three phones
  opportunity 1/2 Product: A plug at each bed
* Looks for the shower :: A line of five, and a list at the door.
  via Train
  by customer
  feels Lea -1
* Loses the net :: For two hours, in the mountains.
  via App
  by customer
  owner Product
  feels Mika -2
  thought I said I’d answer.
  pain 2 No net in the mountains
  opportunity 2/3 Product: Films and games on board
* Reads with a torch :: The lamp is bright for the others.
  via Train
  by customer
  feels Mika 0, Tom -1
  pain 1 One lamp lights the whole cabin
  opportunity 1/2 Crew: A clip light for each bunk
* Hears a snorer :: The walls are thin.
  via Train
  by customer
  feels Tom -2
  pain 2 Thin walls between cabins
  opportunity 1/1 Crew: Earplugs beside the chocolate
* Feels the train stop :: An hour. Nobody says why.
  via Train
  by customer
  owner Operations
  feels Tom -1
* Sleeps after all :: Until six, with the window open a little.
  via Train
  by customer
  feels Lea +1, Mika +1
* Sees the sea :: Before anybody else is awake.
  via Train
  by customer
  feels Lea +2, Tom +2
  thought This is why.
* Walks the dog at a stop :: “Eight minutes”, says the conductor, and means it.
  via Train
  feels Mika +1
* Eats breakfast in bed :: Rolls are warm. Mika gets “later, please”.
  via Train
  feels Lea +2, Mika +1
  metric 4.6 of 5, target 4.5, was 4.1 4.3 4.5: Breakfast
* Learns of the next train :: It waits for them. The app says so.
  via App
  owner Operations
  feels Tom +2
  status planned
  backed assumption
  opportunity 3/2 Operations: Say that the ferry waits
* Gets the bags down :: The same conductor, the same heavy one.
  via Train
  feels Lea +1
* Says goodbye by name :: And he says the name of the dog.
  via Train
  feels Mika +1, Tom +1
# Ferry | use | Change without losing anyone | day 2
usually by customer; owner Operations; backed observed, 28 family interviews, 2026-03-14
* Follows the blue line :: From the platform to the quay, 400 metres.
  via Station
  feels Lea +1
  content map: From the platform to the quay
* Picks up the bicycles :: One tag is gone, the bicycle is not.
  via Station
  owner Stations
  feels Tom -1
  pain 2 A paper tag comes off in the rain
  opportunity 2/1 Stations: A tag with the code of the ticket
* Sees the ferry leave :: The one before theirs. For a minute nobody breathes.
  via Ferry
  feels Tom -2, Lea -1
  thought That was ours!
  pain 2 Two ferries use one quay
  opportunity 2/1 Stations: The name of the ferry in large letters
* Asks at the quay :: “Yours comes in ten minutes.”
  via Ferry
  feels Tom +1
* Shows the code again :: The scanner wants paper.
  via App
  owner Product
  feels Tom -1
  backed measured, app statistics, 2026-10-31
  pain 2 Old scanners can’t read the app
  opportunity 1/2 Product: A bar code below the square one
* Is waved through :: She knows the code by now.
  via Ferry
  by organisation
  feels Lea +1
* Takes seats on deck :: Wind, sun, and a bench for three.
  via Ferry
  feels Lea +2, Mika +1
* Eats fish soup :: There is soup here.
  via Ferry
  owner Partners
  feels Tom +1, Lea +1
* Writes a postcard on deck :: The stamp is on it, the box is by the bridge.
  via Ferry
  feels Lea +1
* Counts seals :: Four, says the captain. Mika films five.
  via Ferry
  by organisation
  feels Mika +2
* Gets seasick :: A bag, a biscuit, and a seat in the middle.
  via Ferry
  feels Tom -2
  pain 1 Nobody says where it moves least
  opportunity 1/1 Operations: Mark the calm seats
* Listens to the captain :: He names every lighthouse, in three languages.
  via Ferry
  by organisation
  feels Lea +1, Tom +1
* Watches the island grow :: Red houses, one white church.
  via Ferry
  feels Lea +2, Mika +1
* Gets off first :: With bicycles before cars.
  via Ferry
  by organisation
  feels Mika +1
* Finds a name on a board :: “Lea, Tom, Mika” in chalk.
  via Guest house
  by organisation
  owner Partners
  feels Lea +2, Tom +1, Mika +1
  metric 98 %, target 98: Met at the quay
* Rides behind the bags :: The cart takes the bags, they take the path.
  via Island
  owner Partners
  feels Lea +2, Mika +2
# Island | use | Nothing to plan, and something each day | days 2 to 12
usually by customer; owner Partners; backed observed, 28 family interviews, 2026-03-14
* Gets the key from the cook :: And a plate of pancakes.
  via Guest house
  by organisation
  feels Lea +2, Mika +2
* Unpacks in one drawer :: The room is small and right.
  via Guest house
  feels Lea +1, Tom 0
* Swims before dinner :: Cold. Everybody screams.
  via Island
  feels Lea +1, Tom +1, Mika +2
* Looks for the net :: One corner of the garden has it.
  via Guest house
  feels Mika -1
  pain 1 The rooms have no net
  opportunity 1/2 Partners: A second aerial in the house
* Starts the workshop :: Nine young people and one boat.
  via Island
  by organisation
  feels Mika +2
  thought Nobody asked about school.
  metric 4.8 of 5, target 4.5: Workshops
* Buys bread on Sunday :: Open at seven, as the app said.
  via Island
  feels Lea +1
* Rents the third bicycle :: Too big, the second one fits.
  via Island
  feels Tom 0
* Sits out the rain :: Two days. The guest house has one game.
  via Guest house
  feels Mika -2, Tom -1
  thought I could be home.
  pain 2 Nothing to do when it rains
  opportunity 2/1 Partners: A rain box with games, paint and a film
* Gets a rain idea :: “Bread at ten, in the kitchen.”
  via SMS
  by organisation
  feels Lea +2, Mika +1
  status planned
  backed assumption
* Bakes with the cook :: Rye, and the recipe on a card.
  via Guest house
  by organisation
  feels Lea +2, Tom +1
  content recipe: Rye bread of the house
* Calls about a tooth :: Midnight. A number, a doctor, a boat at seven.
  via Phone
  owner Contact centre
  moment
  feels Tom +2, Lea +1
  thought They answered after two rings.
  metric 24 s, target 30, was 70 48 31, lower: Wait at night
* Mends nets with a fisher :: An hour of knots, and a story about a storm.
  via Island
  feels Tom +2, Mika +1
* Sails alone :: Two hours, with the nine.
  via Island
  feels Mika +2, Lea -1
  pain 1 Parents hear nothing for two hours
  opportunity 1/1 Partners: A message when the boats are back
* Cycles around the island :: Thirty kilometres, one flat tyre, help from a farm.
  via Island
  feels Tom +1, Mika +1
* Counts the stars :: There is no lamp for six kilometres.
  via Island
  feels Lea +2, Mika +2
* Asks for a later ferry :: Possible. It costs nothing.
  via App
  owner Operations
  feels Lea +2
  backed measured, app statistics, 2026-10-31
* Pays for the extras :: A list on paper, added twice.
  via Guest house
  feels Tom -1
  pain 2 Extras are added up by hand
  opportunity 2/2 Partners: Extras on the one ticket
* Eats the last dinner :: A long table, all guests, a song.
  via Guest house
  by organisation
  feels Lea +2, Tom +2, Mika +1
* Swaps numbers :: Four new friends, two countries.
  via Social
  feels Mika +2
# Home | use | Keep the calm until the own door | days 13 and 14
usually by organisation; owner Operations; backed measured, app statistics, 2026-10-31
* Packs by the same list :: One towel too few.
  via App
  by customer
  owner Product
  feels Lea 0
  pain 1 The list knows the way there only
  opportunity 1/1 Product: Tick off for the way home
* Says goodbye to the cat :: She lies in the open bag, and stays there.
  via Guest house
  by customer
  owner Partners
  feels Lea +1, Mika +1
  backed observed, 28 family interviews, 2026-03-14
* Boards the late ferry :: With the others of the week.
  via Ferry
  content guide: Three ways home when one is late
  feels Mika +2, Lea +1
* Sees a delay in the app :: Two hours, and three ways on.
  via App
  feels Tom -1
  pain 2 The late ferry has no time yet
  opportunity 2/2 Operations: Tell the captain’s guess too
  metric 71 %, target 85, was 48 57 66: New way offered before the stop
* Chooses the way by bus :: One tap changes all three tickets.
  via App
  by customer
  feels Tom +2
  from Sees a delay in the app | takes the bus | 64 %
  thought One tap. I take it all back.
| Waits for the next train :: A voucher for dinner, and beds that are kept.
  via Station
  by customer
  feels Lea +1
  alternative Sees a delay in the app | waits | 36 %
  backed observed, 28 family interviews, 2026-03-14
* Finds the beds taken :: A family sleeps there. The bus was faster than the list.
  via Train
  by customer
  owner Crew
  feels Tom -2, Lea -2
  from Chooses the way by bus
  alternative Waits for the next train
  pain 3 Changed tickets don’t reach the conductor
  opportunity 3/3 Operations: The conductor’s list from the same data
  backed observed, 28 family interviews, 2026-03-14
* Gets a better cabin :: With a shower. The conductor shrugs and smiles.
  via Train
  owner Crew
  feels Lea +2, Mika +2
  backed observed, 28 family interviews, 2026-03-14
* Sleeps like a stone :: All three.
  via Train
  by customer
  owner Crew
  feels Lea +2, Tom +2, Mika +2
* Fills in a delay form :: The app did it already.
  via App
  feels Tom +2
  status planned
  backed assumption
* Misses a bag :: Blue, with a towel, left on the bus.
  via Station
  by customer
  owner Stations
  feels Lea -1
  pain 2 Found things wait at the bus depot
  opportunity 2/2 Stations: Send found bags home for the price of the post
* Gets the bag home :: Four days later, with a note.
  via Post
  feels Lea +1
  waits 4 days
  backed measured, letter log, 2026-10-31
* Unlocks the own door :: Sand in every shoe.
  via Word of mouth
  by customer
  owner Marketing
  feels Lea +1, Tom +1, Mika 0
  pain 1 From one step to the next it is over
  opportunity 2/1 Marketing: Send the first picture on that evening
  backed observed, 28 family interviews, 2026-03-14
# Afterwards | advocacy | Keep the summer, and plan the next | autumn
usually by organisation; owner Marketing; backed measured, mail statistics, 2026-10-31
* Gets twelve photographs :: By the crew and the cook, in good light.
  via E-mail
  feels Lea +2, Mika +1
  content album: Twelve pictures of your week
* Answers three questions :: One for each of them.
  via App
  feels Lea +1, Tom +1, Mika +1
  content survey: One question each
  metric 64, target 60, was 41 52 58: NPS of families
* Gets money for the delay :: 46 euros, without a form.
  via E-mail
  owner Accounts
  feels Tom +2
  thought They paid before I asked.
* Hears from the sailing nine :: A chat that does not stop.
  via Chat
  by customer
  owner Partners
  feels Mika +2
  status planned
  backed assumption
* Writes a review :: Of the night, the soup, and the cat.
  via Review site
  by customer
  feels Lea +1
  metric 22 %, target 25, was 14 18 20: Reviews per request
  content review: A link to the right page
* Tells it at dinner :: “We woke up beside the sea.”
  via Word of mouth
  by customer
  feels Lea +2, Tom +2
  backed observed, 28 family interviews, 2026-03-14
* Gives a friend the code :: Fifty euros for both.
  via App
  by customer
  feels Lea +1
  content referral: A code for friends
* Gets the winter letter again :: With a picture of their cabin.
  via Post
  feels Lea +1, Mika +1
  backed measured, letter log, 2026-10-31
  metric 29 %, target 33, was 21 25 27: Families that come again
