title: A week in a holiday cottage
scenario: Elena looks for a week by the sea for two adults and two small children. She wants to know what the house is really like, and expects an answer in the evening, too.
organisation: Dune Cottages
version: 1.0
language: en
channels: Social, Search, Post, Website, Review site, Phone, E-mail, Cottage = other physical, Chat

@ Elena
role: plans for four, 39
quote: If the children sleep, I am on holiday.
goals: A house that is safe for a toddler. One week without decisions.
needs: Plans instead of pretty pictures. The full price at once.
frustrations: Stairs that no photo shows. Extra costs on the last page.
behaviours: Books in the evening, on the sofa. Asks other parents.
preferred: Website, Phone

# Discovery | awareness | Find a holiday that suits all four | 3 weeks
* Sees a friend’s beach pictures :: Two children, one bucket, nobody crying.
  via Social
  feels Elena +1
  by customer
  owner Marketing
  backed assumption
  opportunity 2/1 Marketing: Give guests a frame for their pictures
* Searches for family cottages :: Eight hundred houses, all of them “family friendly”.
  via Search
  feels Elena 0
  by customer
  owner Marketing
  backed measured, search statistics
  pain 1 “Family friendly” can mean anything
  opportunity 2/2 Marketing: Say what is there: fence, cot, gate
  metric 5200 a month, target 5000: New visitors
  content article: Ten beaches for small children
* Leafs through the catalogue :: On the kitchen table, with a pen in her hand.
  via Post
  feels Elena +1
  by customer
  owner Marketing
  backed observed, six home visits
  metric 640 a month, target 500: Catalogues ordered
  content catalogue: Cottages by the sea
# Consideration | consideration | Know what the house is really like | 5 evenings
* Asks for fence, gate, cot :: The filter leaves two of forty houses.
  via Website
  feels Elena +1
  by customer
  owner Digital
  backed measured, web statistics
  metric 37 %, target 40: Visitors who keep a house
* Looks through the photos :: Nine pictures of the sea, none of the stairs.
  via Website
  feels Elena -1
  by customer
  owner Product
  backed observed, six home visits
  pain 2 Photos leave out stairs and bathroom
  opportunity 3/2 Product: A floor plan and a walk-through for every house
  content video: Walk-through of the house
* Reads what guests say :: A mother writes about the stairs. Thank you.
  via Review site
  feels Elena +1
  by customer
  owner Guest service
  backed measured, review statistics
  metric 4.4 of 5, target 4.5: Average rating
  content review: Guest reviews
* Calls about the garden gate :: “I will drive out, measure it and call you.”
  via Phone
  feels Elena +2
  by customer
  owner Guest service
  moment
  backed measured, call statistics
  thought They really drove there to measure.
  metric 71 %, target 80: Called back the same day
# Buy | purchase | Book without a bad surprise | one evening
* Holds the week for a day :: Free of charge, until David has seen it.
  via Website
  feels Elena +1
  by customer
  owner Digital
  backed measured, web statistics
  metric 48 %, target 45: Holds that are booked
  content trial: Free 24-hour hold
* Sees the final price :: Linen, cleaning, tax: a fifth more.
  via Website
  feels Elena -2
  by customer
  owner Digital
  moment
  backed measured, web statistics
  thought So the price was not the price.
  pain 3 Extra costs appear on the last page
  opportunity 3/1 Digital: Show the full price from the first search on
  metric 41 %, target 30: Abandoned bookings
* Pays the deposit :: By card, with a receipt within a minute.
  via Website
  feels Elena 0
  by customer
  owner Finance
  backed measured, payment statistics
  content testimonial: Families who came twice
* Gets everything in one e-mail :: Map, door code, and what to leave at home.
  via E-mail
  feels Elena +1
  by organisation
  owner Guest service
  backed observed, six home visits
  content guide: Arrival guide
# Post-purchase and Retention | retention | Arrive, rest, and want to come back | 1 week, then a year
* Opens the door with a code :: Nine in the evening, rain, and it works.
  via Cottage
  feels Elena +2
  by customer
  owner Caretakers
  moment
  backed measured, door statistics
  thought Now we are on holiday.
  metric 96 %, target 95: Arrivals without a call
* Reports a cold shower :: Writes at seven. The answer comes at noon.
  via Chat
  feels Elena -1
  by customer
  owner Guest service
  backed measured, chat log
  pain 2 Nobody answers before nine
  opportunity 2/2 Caretakers: A caretaker in the village, from seven to ten
  metric 5.5, target 3: Hours to repair
* Is asked how it was :: Three questions, on the ferry home.
  via E-mail
  feels Elena +1
  by organisation
  owner Guest service
  backed measured, survey
  metric 8.6 of 10, target 8.5: Guest rating
  content survey: Three-question survey
* Gets next year’s first choice :: The same house, the same week, ten per cent off.
  via E-mail
  feels Elena +1
  by organisation
  owner Marketing
  backed measured, booking records
  metric 28 %, target 25: Guests who come again
  content offer: First choice for guests
  back Holds the week for a day | books again
