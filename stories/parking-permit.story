title: A parking permit before the movers come
scenario: Dana moves on Saturday and needs a residents’ permit and two metres of kerb for the van. She works when the town hall is open.
organisation: Town of Elmsford
author: C. Okafor
version: 1.5
created: 2026-02-12
date: 2026-10-30
language: en
logo: town
channels: Post, Search, Website, Chat, Phone, Town hall = store, E-mail, Street = event physical, App
lanes: front stage = Counter and hotline, back stage = Permits office, support = Registers, emotion, pain points, opportunities, metrics, content
profile: service-blueprint

@ Dana
role: moving in, 41
quote: I can’t take a day off for a sticker.
goals: A place for the van on Saturday. A permit without a visit.
needs: To know what is missing while she fills it in.
frustrations: Forms that time out. Words from the law.
behaviours: Does paperwork on the train.
preferred: Website, App
picture: curly,#3B2417,#C98F63,#2F5D8A,#E2EAF2

@ Victor
role: carer, 58
quote: I would rather ask somebody.
goals: To park near his mother three times a week.
needs: A person, and a paper that shows where to sign.
frustrations: “Only online.” Numbers that nobody picks up.
behaviours: Calls first, then goes there.
preferred: Phone, Town hall
picture: parted,#8C8C8C,#EBC4A0,#3F5B3A,#E8EEDF

# Find out | awareness | Know which permit, and what it takes | 1 day
* Reads the welcome letter :: Sent after she registered, with one link.
  via Post
  feels Dana +1
  by organisation
  owner Registry
  backed measured, letter log, 2026-09-30
  content letter: Welcome letter
  + Counter and hotline: Hand out the welcome leaflet
  + Registers: Pick new addresses each night
* Searches for the fee :: A forum from 2019 comes first.
  via Search
  feels Dana -1, Victor -1
  by customer
  owner Digital
  backed observed, 18 interviews, 2026-03-20
  pain 2 Old fees come first
  opportunity 2/1 Digital: The fee in the title of each page
  content page: Fee page
* Answers four questions :: Where, what, how long, whose car.
  via Website
  feels Dana +1
  by customer
  owner Digital
  moment
  backed measured, web statistics, 2026-09-30
  thought So it is permit B. Good.
  metric 68 %, target 75, was 49 57 63: Found the right permit
  content guide: Which permit do I need? <https://elmsford.example/permits>
| Calls the hotline :: Twelve minutes of music, then a kind answer.
  via Phone
  feels Victor -1
  by customer
  owner Hotline
  waits 12 min
  backed measured, call log, 2026-09-30
  alternative Searches for the fee | rather asks
  pain 2 No word on the queue
  opportunity 2/2 Hotline: Say the wait, offer a call back
  content script: The four permits
  + Counter and hotline: Explain the four permits
  + Permits office: Keep the list of answers
# Apply | purchase | Hand everything in at the first try | 25 minutes
* Fills in the form :: Her address is not listed yet.
  via Website
  feels Dana -2
  by customer
  owner Digital
  moment
  takes 19 min
  backed measured, web statistics, 2026-09-30
  from Answers four questions
  thought It says my street does not exist.
  pain 3 New addresses take a week
  opportunity 3/2 Registry: Use today’s registration
  metric 37 %, target 20, was 44 41 39, lower: Forms not finished
  content form: Form B online
  + Counter and hotline: Answer questions in the chat
  + Permits office: See unfinished forms
  + Registers: Check the address
| Goes to the counter :: The form on paper, and a chair.
  via Town hall
  feels Victor +1
  by customer
  owner Citizen service
  takes 30 min
  backed observed, 18 interviews, 2026-03-20
  alternative Calls the hotline | on paper
  content form: Form B on paper
  + Counter and hotline: Check the papers
  + Permits office: Type the form in
* Proves who she is :: Card, telephone, two codes.
  via App
  feels Dana -1
  by customer
  owner Digital
  backed measured, app statistics, 2026-09-30
  from Fills in the form
  pain 2 Codes run out in a minute
  metric 71 %, target 90, was 64 66 69: Proved at the first try
  opens parking-permit-identity.story
  opportunity 3/1 Digital: Codes for ten minutes
  content drawing: Card and phone
  + Counter and hotline: Help with the card reader
  + Registers: Compare with the register of persons
* Pays the fee :: 31 euros, and the receipt at once.
  via Website
  feels Dana +1, Victor 0
  by customer
  owner Treasury
  backed measured, payment log, 2026-09-30
  from Proves who she is
  alternative Goes to the counter | at the counter
  metric 96 %, target 95: Payments at the first try
  content receipt: Receipt by e-mail
  + Counter and hotline: Take the fee
  + Registers: Book the payment
# Wait | use | Know where it stands without asking | 6 days
* Gets a date :: “By Thursday.” No need to call.
  via E-mail
  feels Dana +1, Victor +1
  by organisation
  owner Permits office
  backed measured, mail log, 2026-09-30
  metric 5.8 days, target 4, was 9 7.6 6.4, lower: From form to permit
  content e-mail: The date
  + Counter and hotline: Say where it stands
  + Permits office: Check the claim
* Asks whether the van counts :: The chat knows, and adds the kerb to the file.
  via Chat
  feels Dana +2
  by customer
  owner Hotline
  status planned
  backed assumption
  thought Two things in one go.
  content answer: Van and kerb
  + Counter and hotline: Add the kerb to the file
  + Permits office: Plan the signs
# Use it | retention | Park without a thought | 1 year
* Finds the signs in place :: Friday evening, two metres of kerb, her name.
  via Street
  feels Dana +2
  by organisation
  owner Works yard
  moment
  backed observed, 18 interviews, 2026-03-20
  thought They really stand there!
  content sign: Her two metres
  + Counter and hotline: Put up the signs
  + Permits office: Send the order to the yard
* Puts the permit on the windscreen :: Victor’s comes by post, with a drawing of where to stick it.
  via Post
  feels Victor +1
  by organisation
  owner Permits office
  backed measured, letter log, 2026-09-30
  content instructions: Where to stick it
  + Counter and hotline: Hand out the sticker on request
  + Permits office: Send the sticker
* Renews with one tap :: A message four weeks before, and nothing to fill in.
  via App
  feels Dana +2, Victor +1
  by organisation
  owner Digital
  backed measured, app statistics, 2026-09-30
  metric 54 %, target 70, was 31 42 49: Renewed without help
  content reminder: Renewal
  + Counter and hotline: Renew by telephone
  + Permits office: Check the address once a year
* Answers two questions :: What took too long? What helped?
  via E-mail
  feels Dana +1, Victor 0
  by organisation
  owner Citizen service
  backed measured, survey, 2026-09-30
  content survey: Two questions after the permit
  + Counter and hotline: Thank by name
  + Permits office: Read the answers on Mondays
