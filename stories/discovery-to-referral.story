title: Invoicing software for a small firm
scenario: Ravi runs a joinery with six people and writes invoices on Sunday evening. He wants them out on the day the job is done, and expects to manage without a course.
organisation: Kontor Software
version: 1.0
language: en
channels: Partner, Search, Social, Website, Review site, Webinar, Phone, App, E-mail, Chat, Word of mouth

@ Ravi
role: runs a joinery, 41
quote: I write invoices when everyone else has gone home.
goals: Invoices out on the same day. A free Sunday.
needs: His own price list from the first hour. A person on the phone when it gets serious.
frustrations: Software that was made for offices. Help that answers with links.
behaviours: Trusts his tax adviser and other joiners. Does everything on the phone.
preferred: App, Phone, Partner

# Awareness and Discovery | awareness | See that there is an easier way | 1 month
* Gets a hint from the adviser :: “Others send theirs from the van.”
  via Partner
  feels Ravi 0
  by organisation
  owner Partnerships
  backed observed, eight interviews
  opportunity 3/2 Partnerships: A demo account that advisers can show
  metric 46, target 40: Active advisers
* Searches on Sunday night :: Eleven tabs. Each one is the simplest.
  via Search
  feels Ravi -1
  by customer
  owner Marketing
  backed measured, search statistics
  pain 2 Every vendor makes the same promise
  opportunity 2/2 Marketing: A page for each trade, with one real invoice
  metric 3800 a month, target 3000: New visitors
  content article: Invoices in half the time
* Watches a roofer’s video :: An invoice from the scaffold, in two minutes.
  via Social
  feels Ravi +1
  by customer
  owner Marketing
  backed measured, video statistics
  metric 46 %, target 40: Watched to the end
  content video: Invoice from the scaffold
# Research and Consideration | consideration | Know that it fits my trade and my adviser | 2 weeks
* Compares three price plans :: Clear prices, but which plan has the VAT report?
  via Website
  feels Ravi 0
  by customer
  owner Digital
  backed measured, web statistics
  pain 1 Features are named as the office names them
  opportunity 2/1 Digital: Sort the features by working day
  metric 3.2 min, target 3: Time on comparison
  content comparison: Plans side by side
* Reads reviews by joiners :: Short, blunt, and in his own words.
  via Review site
  feels Ravi +1
  by customer
  owner Marketing
  backed observed, eight interviews
  metric 4.3 of 5, target 4.5: Average rating
  content case study: A joinery with six people
* Joins a live demo :: Twenty minutes, with his own price list on the screen.
  via Webinar
  feels Ravi +2
  by customer
  owner Sales
  moment
  backed measured, sales records
  thought Those are my prices.
  metric 52 %, target 45: Demos that lead to a trial
  content demo: Live demo
# Purchase and Onboarding | purchase | Send a real invoice, then decide | 30 days
* Starts the free trial :: No card, and a sample job to play with.
  via Website
  feels Ravi +1
  by customer
  owner Digital
  backed measured, web statistics
  metric 640 a month, target 600: Trials started
  content trial: Free trial
* Imports his customers :: Forty names arrive with broken letters.
  via App
  feels Ravi -2
  by customer
  owner Product
  backed measured, product statistics
  thought So I type until midnight after all.
  pain 3 The import breaks every Müller and Šimek
  opportunity 3/2 Product: Show a preview before anything is imported
  metric 58 %, target 75: Clean imports
* Gets help on the phone :: She repairs the list while he waits.
  via Phone
  feels Ravi +1
  by customer
  owner Support
  moment
  backed measured, call statistics
  metric 3 min, target 2: Time on hold
  content guide: Set-up in one evening
* Sends the first invoice :: From the customer’s yard, ten minutes after the job.
  via App
  feels Ravi +2
  by customer
  owner Product
  moment
  backed measured, product statistics
  thought Paid before I was home.
  metric 1.8, target 2: Days to first invoice
* Takes the yearly plan :: The reminder names both prices and the last day.
  via E-mail
  feels Ravi +1
  by organisation
  owner Sales
  backed measured, sales records
  metric 31 %, target 30: Trials that are bought
  content testimonial: Three firms, one year on
# Retention and Loyalty | retention | Be paid on time, every month | every month
* Gets the monthly summary :: Open sums, late payers, one tip.
  via E-mail
  feels Ravi +1
  by organisation
  owner Product
  backed measured, mail statistics
  metric 57 %, target 50: Summaries opened
  content newsletter: Monthly summary
* Reports a wrong total :: One cent too much, and the adviser noticed.
  via Chat
  feels Ravi -1
  by customer
  owner Support
  backed measured, chat log
  pain 2 Rounding differs from the adviser’s books
  opportunity 2/2 Product: Round as the tax office does
  metric 5 h, target 4: Wait for an answer
* Sees his fix in the news :: The release note says “reported by a joiner”.
  via App
  feels Ravi +1
  by organisation
  owner Product
  backed observed, eight interviews
  content video: What is new, in one minute
* Answers a short survey :: Two questions, then straight back to work.
  via E-mail
  feels Ravi 0
  by organisation
  owner Support
  backed measured, survey
  metric 44, target 40: Net promoter score
  content survey: Two-question survey
# Advocacy and Referrals | advocacy | Help colleagues, and look good doing it | from month 6
* Shows it at the guild :: His phone goes round the table.
  via Word of mouth
  feels Ravi +1
  by customer
  owner Partnerships
  backed assumption
  opportunity 2/1 Partnerships: A one-page flyer for guild evenings
  content flyer: Guild evening flyer
* Sends a referral link :: Two free months for both firms.
  via App
  feels Ravi +1
  by customer
  owner Marketing
  backed measured, product statistics
  metric 9 per 100, target 12: Referrals
  content referral: Referral programme
