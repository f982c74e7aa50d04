title: Prove who you are
scenario: Dana must show her identity card without leaving the train.
organisation: Town of Elmsford
author: C. Okafor
version: 1.0
date: 2026-10-30
language: en
channels: App, SMS, Phone
lanes: emotion, pain points, opportunities, content

@ Dana
role: moving in, 41
quote: I can’t take a day off for a sticker.
preferred: App

# Start | awareness | Know what is needed | 1 minute
* Chooses a way :: Card, bank, or video.
  via App
  feels Dana 0
  by customer
  owner Digital team
  backed measured, app statistics, 2026-09-30
  content comparison: Three ways, and what each one takes
# Prove | use | Be believed | 4 minutes
* Holds the card to the phone :: Third try, without the cover.
  via App
  feels Dana -1
  by customer
  owner Digital team
  backed observed, 12 try-outs in the town hall, 2026-09-18
  content drawing: Where the card goes
  pain 2 Nobody says that the cover is in the way
  opportunity 2/1 Digital team: A picture of a phone without its cover
* Types the code :: Six digits, sixty seconds.
  via SMS
  feels Dana -2
  by organisation
  owner Digital team
  moment
  backed measured, app statistics, 2026-09-30
  thought It ran out again.
  pain 3 The code runs out before the train leaves the tunnel
  opportunity 3/1 Digital team: Ten minutes instead of one
  back Holds the card to the phone | ran out
| Calls for help :: A person who sees the same screen.
  via Phone
  feels Dana +1
  by customer
  owner Hotline
  backed observed, 12 try-outs in the town hall, 2026-09-18
  alternative Holds the card to the phone | gives up
# Done | other | Go on with the form | 1 minute
* Comes back to the form :: Everything she typed is still there.
  via App
  feels Dana +2
  by organisation
  owner Digital team
  backed measured, app statistics, 2026-09-30
  content confirmation: What is filled in, and what is left
  from Types the code
  alternative Calls for help
  thought Nothing was lost.
