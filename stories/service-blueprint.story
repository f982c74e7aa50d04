title: A repair, in front of the counter and behind it
scenario: Somebody needs help with a repair and wants to know when it is done.
organisation: Rheinwerk Repairs
version: 1.0
language: en
profile: service-blueprint
channels: Website, Phone, Store, SMS
lanes: content = Evidence in the customer’s hands, front stage, back stage, support, emotion, pain points, opportunities, metrics

@ Alex
role: customer with a broken device
quote: Tell me when, and keep to it.
goals: The device back, and working.
needs: A date. One number to call.
frustrations: Silence.
preferred: Website, Phone

# Ask | consideration | Know what it costs and how long it takes
usually backed assumption
* Looks up the repair :: Model, fault, and a price before the visit.
  via Website
  feels Alex 0
  by customer
  owner Digital
  content page: Prices for usual repairs
  metric 55 %, target 65: Found a price
  + front stage: Answers in the chat
  + back stage: Keeps the price list
  + support: Shows parts in stock
# Hand in | purchase | Leave it in good hands
usually backed assumption
* Brings it to the counter :: Somebody looks at it at once.
  via Store
  feels Alex +1
  by customer
  owner Store
  moment
  content receipt: Receipt with a date
  metric 6 min, target 8: At the counter
  + front stage: Explains what is broken
  + back stage: Books a workbench
  + support: Opens the order
# Wait | use | Know where it stands
usually backed assumption
* Hears nothing for three days :: The part is late, and nobody says so.
  via SMS
  feels Alex -2
  by organisation
  owner Workshop
  status missing
  thought Is it lost?
  pain 3 No message when a part is late
  opportunity 3/1 Workshop: A message whenever the date changes
  content message: “A part is late”
  metric 71 %, target 90: Told before they ask
  + front stage: Writes the message
  + back stage: Repairs the device
  + support: Orders the part
# Take back | retention | Have it back, and trust it
usually backed assumption
* Picks it up :: It works, and the old part lies in a bag.
  via Store
  feels Alex +2
  by customer
  owner Store
  moment
  content bag: The old part in a bag
  metric 94 %, target 95: Ready on the day
  + front stage: Shows what was done
  + back stage: Packs it with the old part
  + support: Closes the order
* Is called after a week :: “Does it still work?”
  via Phone
  feels Alex +1
  by organisation
  owner Service
  content survey: Two questions
  metric 88 %, target 85: Still works after a week
  + front stage: Calls by name
  + back stage: Learns from the answer
