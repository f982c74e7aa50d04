title: From trial to team: onboarding a planning tool
scenario: Priya leads a team of twelve and wants one plan that everybody keeps. She has fourteen days of trial and no time for a course.
organisation: Tandem Software
author: L. Moreau
version: 4.0
created: 2026-01-19
date: 2026-11-14
language: en
logo: tandem
shows: both
channels: Search, Website, Review site, E-mail, App, Chat, Phone = phone, Video call = event human digital, Community = social
lanes: emotion = Feelings today and planned, pain points, opportunities, metrics, content, owner (hidden)
view: Today | state current
view: As planned | state future
view: Priya alone | personas Priya | hides Community

@ Priya
role: team lead, buys
quote: If three of us use it on Friday, I’ll pay on Monday.
goals: One plan for the team before the quarter starts.
needs: A first plan in ten minutes. Proof that data stays in Europe.
frustrations: Tours that can’t be skipped. Prices by seat and by month and by feature.
behaviours: Tries alone at night, invites two people, then decides.
preferred: App, E-mail
picture: bun,#1F1A17,#B97F57,#B03A5B,#F6E3E8

@ Ben
role: engineer, uses
quote: Will it leave me alone?
goals: To see what is his today.
needs: Keys for everything. No mail for every change.
frustrations: Another place to look at.
behaviours: Opens it only from the chat.
preferred: App, Chat
picture: short,#C9A45C,#F2CBAA,#00667A,#DDEEF0,glasses

@ Olga
role: security, can say no
quote: Where is the data, and who reads it?
goals: A clean answer in one document.
needs: Contract, sub-processors, log in by the company.
frustrations: Questionnaires of 200 lines.
behaviours: Answers on Thursdays.
preferred: E-mail, Video call
picture: long,#8C8C8C,#EBC4A0,#4B3FA6,#E8E6F5

# Discover | awareness | See that plans need not rot | 2 weeks
* Searches for “team plan template” :: Finds a template that opens without an account.
  via Search
  feels Priya +1
  by customer
  owner Marketing
  backed measured, search statistics, 2026-10-31
  metric 5200, target 5000, was 3100 4000 4700: Templates a month
  content template: A first quarter
* Reads what other leads say :: Praise for calm, complaints about the import.
  via Review site
  feels Priya 0
  by customer
  owner Marketing
  backed observed, 16 interviews, 2026-04-30
  pain 1 Import comes up first
  metric 4.3 of 5, target 4.5, was 4.0 4.1 4.2: Rating
  opportunity 2/1 Marketing: Answer with the import guide
# Try | consideration | Know in one evening whether it fits | 14 days
* Signs up for the trial :: One field. Then nine more.
  via Website
  feels Priya -1
  hopes Priya +1
  by customer
  owner Growth
  backed measured, product data, 2026-10-31
  metric 48 %, target 65, was 52 50 49: Sign-ups finished
* Sits through the tour :: Eleven bubbles, none can be skipped.
  via App
  feels Priya -2
  only current
  by organisation
  owner Product
  moment
  takes 6 min
  backed measured, product data, 2026-10-31
  thought Let me just try it!
  pain 3 It says what nobody asked
  opportunity 3/2 Product: Start in a filled plan
| Opens a plan like hers :: A filled plan for teams of twelve, ready to change.
  via App
  feels Priya +2
  only future
  by organisation
  owner Product
  status planned
  moment
  backed assumption
  from Signs up for the trial
  thought That is exactly our week.
* Imports the old spreadsheet :: Dates arrive, owners don’t.
  via App
  feels Priya -2
  hopes Priya +1
  by customer
  owner Product
  backed measured, product data, 2026-10-31
  from Sits through the tour
  from Opens a plan like hers
  pain 3 Owners are lost on import
  opportunity 3/2 Product: Show where each column goes
  metric 41 %, target 70, was 38 40 42: Clean imports
  content guide: Bring your spreadsheet along
* Asks in the chat :: A person, in four minutes.
  via Chat
  feels Priya +1
  by customer
  owner Support
  waits 4 min
  backed measured, chat log, 2026-10-31
  metric 4 min, target 5, was 9 6 5, lower: First answer
# Invite | consideration | Get two others to use it for real | 3 days
* Invites two colleagues :: The mail says who, why, and what to do first.
  via E-mail
  feels Priya +1, Ben 0
  by customer
  owner Growth
  backed measured, mail statistics, 2026-10-31
  metric 58 %, target 60, was 44 51 55: Invites accepted
  content guide: First five minutes
* Finds what is his today :: One list, four lines.
  via App
  feels Ben +2
  by customer
  owner Product
  moment
  backed measured, product data, 2026-10-31
  thought That’s all? Good.
  metric 63 %, target 60, was 50 55 61: Back on day three
* Gets a mail for every change :: Thirty-one by noon.
  via E-mail
  feels Ben -2
  hopes Ben +1
  by organisation
  owner Product
  backed observed, 16 interviews, 2026-04-30
  thought How do I make it stop?
  pain 3 Mails are on for everything by default
  opportunity 3/1 Product: One summary at five o’clock
# Decide | purchase | Say yes without a surprise | 2 weeks
* Works out the price :: Seats, months, and a feature that costs extra.
  via Website
  feels Priya -1
  hopes Priya +1
  by customer
  owner Sales
  backed observed, 16 interviews, 2026-04-30
  pain 2 Three things decide the price
  opportunity 3/2 Sales: One price for a team
  metric 22 %, target 12, was 25 24 23, lower: Left at the price
* Sends the security questions :: A document for all, answered in a day.
  via E-mail
  feels Olga +1, Priya 0
  by customer
  owner Security
  waits 1 day
  backed measured, ticket log, 2026-10-31
  content white paper: Where your data is <https://tandem.example/data>
* Talks to the security team :: Twenty minutes, no slides.
  via Video call
  feels Olga +2, Priya +1
  by customer
  owner Security
  moment
  takes 20 min
  backed observed, 16 interviews, 2026-04-30
  thought They know what they run.
  content demo: Log in by your company
* Buys for twelve :: Invoice by mail, one click for the rest.
  via Website
  feels Priya +1
  by customer
  owner Sales
  backed measured, order records, 2026-10-31
  metric 18 %, target 25, was 12 15 17: Trials to teams
# Start | onboarding | All twelve in the plan by Friday | 1 week
* Sends the company log-in :: A wizard, and a person who waits beside it.
  via Video call
  feels Olga +1
  by organisation
  owner Support
  backed measured, ticket log, 2026-10-31
  metric 2.4 days, target 1, was 4 3.2 2.8, lower: Order to log-in
* Gets the first-week plan :: Five small steps, one a day.
  via E-mail
  feels Priya 0, Ben 0
  hopes Priya +2
  by organisation
  owner Success
  status planned
  backed assumption
  content checklist: The first week
* Holds the first planning hour :: A template for the meeting. It ends on time.
  via App
  feels Priya +2, Ben +1
  by customer
  owner Success
  moment
  takes 50 min
  backed observed, 16 interviews, 2026-04-30
  content video: The first planning hour
  metric 71 %, target 75, was 60 64 69: Second meetings
* Learns the keys :: A sheet that shows only the keys of this screen.
  via App
  feels Ben +2
  by customer
  owner Product
  backed measured, product data, 2026-10-31
# Use | use | Keep one plan without thinking of it | first year
* Looks at Monday’s plan :: Late things stand on top, with a name.
  via App
  feels Priya +1, Ben +1
  by customer
  owner Product
  backed measured, product data, 2026-10-31
  metric 8.4 of 12, target 10, was 6.1 7.2 7.9: Members active each week
* Misses the export for the board :: Copy, paste, and forty minutes.
  via App
  feels Priya -2
  hopes Priya +1
  by customer
  owner Product
  status missing
  backed observed, 16 interviews, 2026-04-30
  thought Every month the same slides.
  pain 2 The board wants slides
  opportunity 2/2 Product: A page that prints as the board wants it
* Calls about an invoice :: Solved in the first call.
  via Phone
  feels Priya +1
  by customer
  owner Support
  waits 2 min
  backed measured, call log, 2026-10-31
  metric 88 %, target 85, was 79 83 86: Solved in the first call
* Gets the quarter’s look back :: Three numbers, one proposal.
  via E-mail
  feels Priya +1
  by organisation
  owner Success
  backed measured, mail statistics, 2026-10-31
  content report: Your quarter in three numbers
* Answers two questions :: What slowed you down? What would you miss?
  via App
  feels Priya 0, Ben +1
  by organisation
  owner Success
  backed measured, survey, 2026-10-31
  content survey: Two questions a quarter
# Grow | advocacy | Bring the next team along | from month 6
* Shows it to another team :: At lunch, on the phone, in two minutes.
  via Community
  feels Priya +2, Ben +1
  by customer
  owner Growth
  backed observed, 16 interviews, 2026-04-30
  content case study: Twelve people, one plan
  metric 1.4, target 1.5, was 1.1 1.2 1.3: Teams that follow
* Adds the second team :: A tap, and the same price for each.
  via App
  feels Priya +1
  hopes Priya +2
  by customer
  owner Sales
  backed measured, order records, 2026-10-31
* Writes a review :: Asked after the third good month, never before.
  via Review site
  feels Priya +1
  by organisation
  owner Marketing
  backed assumption
  content review: A link to the right place
  metric 14 %, target 20, was 9 11 13: Reviews per request
