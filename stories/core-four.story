title: A first hearing aid
scenario: Walter no longer follows the talk at the table. His daughter wants him to do something about it. He expects to try one out without being sold anything.
organisation: Klar Hearing Studios
version: 1.0
language: en
channels: Word of mouth, Advertising = advertising physical, Website, Post, Phone, Studio, App, Review site

@ Walter
role: retired teacher, 67
quote: I hear very well. People mumble.
goals: To be part of the talk again. To keep it his own decision.
needs: Time, and plain words. A trial in his own life.
frustrations: Being treated as old. Prices that nobody explains.
behaviours: Reads on paper. Brings a list of questions.
preferred: Studio, Phone, Post

# Awareness | awareness | Admit that something has changed | 2 years
* Is nudged by his daughter :: The television is too loud. Again.
  via Word of mouth
  feels Walter -1
  by customer
  owner Marketing
  backed observed, twelve interviews
  pain 2 The first push comes from somebody else
  opportunity 2/1 Marketing: A letter to families: how to bring it up
* Sees the pharmacy poster :: “Do people mumble more than they used to?”
  via Advertising
  feels Walter +1
  by organisation
  owner Marketing
  backed measured, poster code
  metric 85 a month, target 70: Visits by poster
  content poster: Do people mumble?
* Takes the online test :: Three minutes with headphones, one honest result.
  via Website
  feels Walter 0
  by customer
  owner Digital
  backed measured, web statistics
  metric 64 %, target 60: Tests completed
  content test: Hearing test at home
# Consideration | consideration | Understand what would help, with no pressure | 6 weeks
* Reads the plain guide :: Eight pages in large print, no brand names.
  via Post
  feels Walter +1
  by organisation
  owner Marketing
  backed assumption
  content guide: Hearing again, step by step
* Compares three devices :: Twelve features. None says what he will hear.
  via Website
  feels Walter -1
  by customer
  owner Digital
  backed observed, twelve interviews
  pain 2 Features in place of situations
  opportunity 3/2 Digital: Compare by situation: table, telephone, street
  metric 2.1 min, target 3: Time on comparison
  content comparison: Devices side by side
* Books a free test :: Two dates this week, and a friendly voice.
  via Phone
  feels Walter +1
  by customer
  owner Studio
  backed measured, call statistics
  metric 40 s, target 60: Time on hold
* Has his hearing tested :: Forty minutes, and the curve is explained twice.
  via Studio
  feels Walter +2
  by customer
  owner Audiology
  moment
  backed measured, studio records
  thought For once somebody takes the time.
  metric 83 %, target 75: Tests that lead to a trial
# Purchase | purchase | Try it in my own life, then decide | 4 weeks
* Wears a pair home :: Two weeks, no deposit, a diary to fill in.
  via Studio
  feels Walter +1
  by customer
  owner Audiology
  moment
  backed measured, studio records
  metric 68 %, target 65: Trials that are bought
  content trial: Two-week trial with a diary
* Changes it in a restaurant :: Three menus deep, with his reading glasses.
  via App
  feels Walter -2
  by customer
  owner Product
  backed observed, trial diaries
  thought Forks, plates, and not one word.
  pain 3 The right setting is three menus deep
  opportunity 3/2 Product: One large button: people near me
  metric 38 %, target 60: Users who change a setting
* Has it readjusted :: The acoustician reads the diary first.
  via Studio
  feels Walter +1
  by customer
  owner Audiology
  backed measured, studio records
  metric 2, target 3: Days to a readjustment
* Gets the cost statement :: What the insurer pays stands on page three.
  via Post
  feels Walter -1
  by organisation
  owner Finance
  backed observed, twelve interviews
  pain 2 His own share is hard to find
  opportunity 3/1 Finance: One page, one number: your share
  metric 14, target 10: Days to approval
  content price sheet: Your share on one page
* Decides for his pair :: No speech. A handshake and a spare battery.
  via Studio
  feels Walter +1
  by customer
  owner Studio
  backed assumption
# Post-purchase Evaluation | retention | Know that it was right | 1 year
* Gets a call after a week :: The same voice, three questions, no script.
  via Phone
  feels Walter +1
  by organisation
  owner Studio
  backed measured, call statistics
  metric 92 %, target 90: Called in the first week
  content follow-up: Follow-up call
* Comes to the six-week check :: His curve then and now, side by side.
  via Studio
  feels Walter +2
  by organisation
  owner Audiology
  moment
  backed measured, device statistics
  thought I heard the blackbird again.
  metric 9.1 h, target 8: Worn each day
  content guide: Care through the year
* Rates the studio :: His daughter types, he dictates.
  via Review site
  feels Walter +1
  by customer
  owner Marketing
  backed measured, review statistics
  metric 4.7 of 5, target 4.5: Average rating
  content e-mail: Review request
* Brings a friend along :: “He mumbles, too.”
  via Word of mouth
  feels Walter +1
  by customer
  owner Studio
  backed assumption
  opportunity 2/1 Marketing: A test for two, with coffee
