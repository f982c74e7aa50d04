title: A packaging line for a bakery
scenario: Ines has to pack twice as many rolls by next autumn, in the same hall. She wants proof that the line runs with her product, and expects one person who answers.
organisation: Brenner Machines
version: 1.0
language: en
channels: Trade press = advertising physical, Event, Website, Webinar, Phone, Site visit, Test centre = store, E-mail

@ Ines
role: head of operations, 46
quote: A line that stands still costs me four thousand an hour.
goals: Twice the output by autumn. No weekend shifts.
needs: Proof with her own product. Numbers that she can show the board.
frustrations: Sales calls that begin at zero. Offers without running costs.
behaviours: Asks other bakeries. Decides with the shift leaders.
preferred: Site visit, Phone

# Awareness | awareness | See what holds us back | 6 months
* Reads about a rival’s line :: Nine thousand rolls an hour, on the same floor space.
  via Trade press
  feels Ines 0
  by customer
  owner Marketing
  backed assumption
  opportunity 2/1 Marketing: Write about output per square metre
* Stops at the fair stand :: The line runs well, with somebody else’s rolls.
  via Event
  feels Ines +1
  by customer
  owner Sales
  backed observed, fair notes
  metric 210, target 180: Talks at the fair
  content demo: Running line at the fair
* Asks for the white paper :: Fourteen fields to fill in first.
  via Website
  feels Ines -1
  by customer
  owner Marketing
  backed measured, web statistics
  pain 2 The form asks for turnover
  opportunity 2/1 Marketing: Ask for an address and nothing else
  metric 22 %, target 35: Forms completed
  content white paper: Packing in small halls
# Consideration | consideration | Find two makers worth a visit | 3 months
* Watches the webinar :: An engineer talks, not the salesman.
  via Webinar
  feels Ines +1
  by customer
  owner Engineering
  backed measured, webinar statistics
  metric 61 %, target 55: Stayed to the end
  content webinar: Gentle with soft rolls
* Works out the payback :: Her own numbers, eighteen months.
  via Website
  feels Ines +1
  by customer
  owner Digital
  backed measured, web statistics
  content calculator: Payback calculator
* Gets a call from sales :: He starts with a script, she with questions.
  via Phone
  feels Ines -1
  by organisation
  owner Sales
  backed observed, nine interviews
  pain 2 The caller does not know what she has read
  opportunity 3/2 Sales: Show her path to whoever calls
  metric 6, target 2: Days to first call
* Visits a bakery that has one :: Night shift, flour on the floor, honest answers.
  via Site visit
  feels Ines +2
  by customer
  owner Sales
  moment
  backed measured, sales records
  thought They told me what went wrong as well.
  metric 64 %, target 50: Visits that lead to an offer
  content case study: A bakery with forty people
# Decision | purchase | Buy with proof, and on one page | 4 months
* Tests it with her own rolls :: Three hundred kilos, two shifts, one jam.
  via Test centre
  feels Ines +1
  by customer
  owner Engineering
  moment
  backed measured, test report
  metric 9300 an hour, target 9000: Output in the test
  content trial: Test day with a report
* Receives the offer :: Sixty pages, spare parts not among them.
  via E-mail
  feels Ines -2
  by organisation
  owner Sales
  backed observed, nine interviews
  thought Which page do I show the board?
  pain 3 Running costs are not in the offer
  opportunity 3/1 Sales: One page: cost per roll over ten years
  metric 12, target 8: Days to the offer
* Bargains with the owner :: A longer guarantee instead of a discount.
  via Phone
  feels Ines 0
  by customer
  owner Management
  backed assumption
* Signs the order :: One contract, one date, one name.
  via E-mail
  feels Ines +1
  by customer
  owner Sales
  backed measured, sales records
  metric 38 %, target 35: Offers won
  content testimonial: What customers say a year later
# Retention | retention | Run at full speed with no surprises | 10 years
* Sees the line start up :: The fitters stay until the third night.
  via Site visit
  feels Ines +2
  by organisation
  owner Service
  moment
  backed measured, service records
  thought My people can do this now.
  metric 5, target 4: Weeks to full output
  content tutorial: Training for three shifts
* Waits for a spare part :: Two days of standstill, and a tracking number.
  via Phone
  feels Ines -2
  by customer
  owner Service
  moment
  backed measured, service records
  thought Nine thousand rolls an hour. By hand.
  pain 3 Wear parts come from the factory only
  opportunity 3/3 Service: A box of wear parts in every hall
  metric 52, target 24: Hours to a spare part
* Has the quarterly review :: Three numbers, one suggestion, no sales talk.
  via Site visit
  feels Ines +1
  by organisation
  owner Service
  backed measured, survey
  metric 8.4 of 10, target 8: Customer rating
  content survey: Review with a short survey
# Loyalty | advocacy | Grow together, and be heard | from year 2
* Shows her line to others :: She says it jams on Mondays. They believe the rest.
  via Site visit
  feels Ines +1
  by organisation
  owner Sales
  backed measured, sales records
  metric 6 a year, target 8: Reference visits
  content referral: Reference programme
* Speaks at the user day :: Ten minutes, full room, many questions.
  via Event
  feels Ines +1
  by organisation
  owner Marketing
  backed assumption
  content customer story: Twice the rolls, same hall
* Orders the second line :: One call, the same engineer.
  via Phone
  feels Ines +2
  by customer
  owner Sales
  backed measured, sales records
  thought Same as last time, please.
  metric 44 %, target 40: Customers who buy again
