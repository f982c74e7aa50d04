title: A document from the town
scenario: A resident needs a document from the town and can’t come during opening hours.
organisation: Town of Ashby
version: 1.0
language: en
profile: service-blueprint
channels: Search, Website, Phone, Town hall = store, Post, E-mail
lanes: front stage = Counter and hotline, back stage = Office, emotion, pain points, opportunities, metrics, content

@ Sam
role: resident
quote: Tell me what to bring. Once.
goals: The document before the deadline.
needs: Plain words. An hour after work.
frustrations: A form for the form.
preferred: Website, Phone

# Find out | awareness | Know what to do
usually backed assumption
* Looks for the right page :: Six results, two of them old.
  via Search
  feels Sam -1
  by customer
  owner Digital team
  pain 2 Old pages come first
  opportunity 2/1 Digital team: One page for each matter
  metric 57 %, target 75: Found at the first try
  content page: One page for each matter
* Asks on the phone :: A kind answer, after nine minutes.
  via Phone
  feels Sam 0
  by customer
  owner Hotline
  metric 9 min, target 4: Wait on the phone
  content list: What to bring
  + Counter and hotline: Sends the list
  + Office: Keeps the list true
# Apply | purchase | Hand in everything at once
usually backed assumption
* Fills in the form :: It says what is missing while you type.
  via Website
  feels Sam +1
  by customer
  owner Digital team
  moment
  metric 64 %, target 80: Complete at the first try
  content form: With examples
  content testimonial: “Ten minutes, at home”
  + Counter and hotline: Helps in the chat
  + Office: Checks by sample
| Comes to the counter :: At six in the evening, without an appointment.
  via Town hall
  feels Sam +1
  by customer
  owner Citizen service
  alternative Asks on the phone | rather in person
  metric 14 min, target 15: At the counter
  + Counter and hotline: Checks papers, takes the fee
  + Office: Types the form in
# Wait | use | Know where it stands
usually backed assumption
* Gets a date :: The date is kept.
  via E-mail
  feels Sam +1
  by organisation
  owner Office
  from Fills in the form
  alternative Comes to the counter
  metric 8 days, target 6: From form to document
  content status: Where your case stands
  + Counter and hotline: Says where it stands
  + Office: Decides
# Receive | retention | Have it, and be done
usually backed assumption
* Finds it in the post :: With a line that says what it is for.
  via Post
  feels Sam +2
  by organisation
  owner Office
  moment
  thought Done.
  metric 97 %, target 98: Right at the first try
  content letter: What this paper is for
  + Counter and hotline: Hands it out on request
  + Office: Sends the document
* Answers two questions :: What took too long?
  via E-mail
  feels Sam +1
  by organisation
  owner Citizen service
  metric 4.1 of 5, target 4.3: Would use it online again
  content survey: Two questions
  + Counter and hotline: Thanks
  + Office: Reads the answers
