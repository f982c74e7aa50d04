title: The first month with a planning app
scenario: Somebody has just bought and wants to get the first thing done without a course.
organisation: Plainday
version: 1.0
language: en
channels: E-mail, App, Chat, Video call = event human, Phone

@ Robin
role: new customer
quote: Show me one thing that works.
goals: A first success today.
needs: Three steps, not thirty.
frustrations: Tours that can’t be skipped.
preferred: App, E-mail

# Bought | purchase | Feel that it was the right choice | hour 1
usually backed assumption
* Gets the welcome e-mail :: One link, one first step, one name.
  via E-mail
  feels Robin +1
  by organisation
  owner Success
  metric 61 %, target 70: Opened within the hour
  content e-mail: Welcome
  content testimonial: How others began
* Logs in for the first time :: A filled example instead of an empty page.
  via App
  feels Robin +1
  by customer
  owner Product
  moment
  metric 78 %, target 85: Logged in on the first day
# First success | onboarding | Get one thing done | day 1
usually backed assumption
* Brings old data along :: Columns are guessed, then confirmed.
  via App
  feels Robin -1
  by customer
  owner Product
  pain 2 Half the columns need a second look
  opportunity 3/2 Product: Show a preview before importing
  metric 54 %, target 75: Imports without help
  content guide: Bring your data along
* Asks in the chat :: A person, within five minutes.
  via Chat
  feels Robin +1
  by customer
  owner Support
  metric 5 min, target 5: First answer
  content help: Usual questions
* Finishes the first piece of work :: And can show it to somebody.
  via App
  feels Robin +2
  by customer
  owner Product
  moment
  thought That was quick.
  metric 46 %, target 60: First success on day one
  content checklist: The first hour
# Habit | use | Use it without thinking | weeks 1 to 4
usually backed assumption
* Gets one tip a week :: About what was used, never about what wasn’t.
  via E-mail
  feels Robin +1
  by organisation
  owner Success
  metric 39 %, target 45: Tips tried
  content tutorial: One tip a week
* Meets the success team :: Twenty minutes, two questions.
  via Video call
  feels Robin +1
  by organisation
  owner Success
  metric 33 %, target 40: Talks held
  content agenda: Twenty minutes
# Stay | retention | Know that help is there | month 2 on
usually backed assumption
* Is called before the renewal :: “What would you miss?”
  via Phone
  feels Robin +1
  by organisation
  owner Success
  metric 88 %, target 90: Renewals
  content survey: What would you miss?
* Brings a colleague :: One tap, and the same first step for the next.
  via App
  feels Robin +2
  by customer
  owner Growth
  metric 1.3, target 1.5: Colleagues each
  content referral: Invite a colleague
