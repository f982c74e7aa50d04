title: A new hip: ten days in view of everybody behind the door
scenario: Rosa gets a new hip and fears the night before more than the knife. Her daughter lives far away. The ward wants no question asked twice.
organisation: Saint Anne’s Hospital
author: D. Ferreira
version: 3.2
created: 2026-02-01
date: 2026-11-11
language: en
logo: cross
profile: service-blueprint
channels: Post, Phone, Admission = store, Ward = event human, Theatre = event human, Tablet = app, Transport = partner, Home visit = home_visit
lanes: content = What she holds in her hands, front stage = Staff she meets, back stage = Staff behind the door, support = Systems and partners, emotion, pain points, opportunities, metrics
view: Blueprint only | hides emotion, pain points, opportunities, metrics
view: What Rosa lives through | hides Staff she meets, Staff behind the door, Systems and partners

@ Rosa
role: patient, 71
quote: Tell me what happens next, and who does it.
goals: To climb her own stairs by spring.
needs: Large print. One person for questions. Sleep.
frustrations: The same questions, three times.
behaviours: Writes everything into a small book.
preferred: Phone, Ward
picture: bob,#C9C4BE,#EBC4A0,#8A3512,#F3E7DF,glasses

@ Clara
role: daughter, far away
quote: I want to know it went well before lunch.
goals: To be there when it counts.
needs: News without calling. A date for the way home.
frustrations: “Only the doctor may say that.”
behaviours: Looks at the phone every ten minutes.
preferred: Tablet, Phone
picture: long,#4A2C1A,#EFC7A3,#2563A8,#E1EAF6

# Decide | consideration | Know what the operation gives and takes | 3 weeks
* Gets the invitation :: Two dates, one map, large print.
  via Post
  feels Rosa 0
  by organisation
  owner Planning
  backed measured, letter log, 2026-09-30
  content letter: Two dates to choose from
  + Staff she meets: Answer the first call
  + Staff behind the door: Plan the theatre
  + Systems and partners: Send the letter
* Asks what she may eat :: A nurse calls back in the afternoon.
  via Phone
  feels Rosa +1
  by customer
  owner Outpatients
  waits 3 h
  backed observed, 14 patients, 2026-05-20
  metric 3.1 h, target 2, was 6 5 4, lower: Time to call back
  content leaflet: What to eat, and until when
  + Staff she meets: Call back by name
  + Staff behind the door: Look up the medicines
* Visits the hip school :: Three others who are just as afraid.
  via Admission
  feels Rosa +2
  by customer
  owner Therapy
  moment
  takes 90 min
  backed observed, 14 patients, 2026-05-20
  thought I am not the only one.
  content booklet: The hip book
  metric 74 %, target 90, was 51 60 68: Patients at the hip school
  + Staff she meets: Practise with crutches
  + Staff behind the door: Reserve the crutches
# Arrive | onboarding | Be expected | day 1
* Is met at the door :: Somebody knows her name and carries the bag.
  via Admission
  feels Rosa +2, Clara +1
  by organisation
  owner Welcome service
  moment
  backed observed, 14 patients, 2026-05-20
  content folder: A folder with her name
  + Staff she meets: Take her to the ward
  + Staff behind the door: Print the wristband
  + Systems and partners: Tell the ward she is here
* Answers the same questions :: At the desk, in the room, and to the doctor.
  via Ward
  feels Rosa -2, Clara -1
  by organisation
  owner Ward 4
  backed observed, 14 patients, 2026-05-20
  thought It is all in my little book.
  pain 3 Three people ask for the same medicines
  opportunity 3/2 Ward 4: One list that travels with the patient
  metric 3.4, target 1, was 4.1 3.9 3.6, lower: Times asked for medicines
  content list: Her list of medicines
  + Staff she meets: Ask, write, ask again
  + Staff behind the door: Type the answers in
  + Systems and partners: Keep the record
* Talks to the anaesthetist :: He draws it. The fear has a name now.
  via Ward
  feels Rosa +1, Clara +1
  by organisation
  owner Anaesthesia
  takes 20 min
  backed observed, 14 patients, 2026-05-20
  content drawing: A drawing of the block
  + Staff she meets: Draw the block
  + Staff behind the door: Check the values
  + Systems and partners: Send the values from the laboratory
# Operation | use | Be safe, and not alone | day 2
* Waits in the corridor :: Forty minutes on a bed, under a lamp.
  via Transport
  feels Rosa -2
  by organisation
  owner Transport
  waits 40 min
  backed measured, theatre records, 2026-09-30
  thought Have they forgotten me?
  pain 3 Patients wait alone in the corridor
  opportunity 3/1 Theatre: Fetch patients when the room is ready
  metric 40 min, target 10, was 44 47 42, lower: Wait before the theatre
  content blanket: A warm blanket
  + Staff she meets: Bring her down
  + Staff behind the door: Clean the room before
  + Systems and partners: Call the porter
* Falls asleep to a voice :: The nurse of the morning holds her hand.
  via Theatre
  feels Rosa +1
  by organisation
  owner Theatre
  moment
  backed observed, 14 patients, 2026-05-20
  content wristband: The wristband, read twice
  + Staff she meets: Stay until she sleeps
  + Staff behind the door: Count, check, begin
  + Systems and partners: Deliver the joint
* Reads “It went well” :: At 10:52, on the phone, before any call.
  via Tablet
  feels Clara +2
  by organisation
  owner Theatre
  status planned
  backed assumption
  thought Before lunch. Thank you.
  opportunity 3/1 Theatre: A message to one person at the last stitch
  content message: A message in plain words
  + Staff she meets: Send the message
  + Staff behind the door: End of operation
  + Systems and partners: Carry the message
# Up again | use | Stand, walk, sleep | days 2 to 6
* Stands for the first time :: Four hours after. Two hands, one joke.
  via Ward
  feels Rosa +2, Clara +1
  by organisation
  owner Therapy
  moment
  backed measured, therapy records, 2026-09-30
  metric 81 %, target 85, was 66 72 78: On their feet the same day
  content plan: Steps for each day
  + Staff she meets: Help her stand
  + Staff behind the door: Set the dose for the day
* Rings at night :: The light goes on after eleven minutes.
  via Ward
  feels Rosa -2
  by customer
  owner Ward 4
  waits 11 min
  backed measured, call system, 2026-09-30
  thought I did not want to be a burden.
  pain 3 Two nurses for thirty beds
  opportunity 3/3 Ward 4: A third person from ten to two
  metric 11 min, target 5, was 12 12 11, lower: Time to answer the bell
  content bell: The bell
  + Staff she meets: Turn the pillow
  + Staff behind the door: Share out the night
  + Systems and partners: Show who rang first
* Chooses the meals :: With pictures, on the tablet.
  via Tablet
  feels Rosa +1
  by customer
  owner Kitchen
  backed measured, kitchen records, 2026-09-30
  content menu: A menu with pictures
  + Staff she meets: Help with the tablet
  + Staff behind the door: Cook what was chosen
  + Systems and partners: Know the allergies
* Learns the date of leaving :: On the board, since the first day.
  via Ward
  feels Rosa +1, Clara +2
  by organisation
  owner Ward 4
  backed observed, 14 patients, 2026-05-20
  content board: A board over the bed
  + Staff she meets: Write the date on the board
  + Staff behind the door: Book the transport
# Home | retention | Be safe on her own stairs | day 7 to week 12
* Takes the letter home :: Two pages. One is for her, in plain words.
  via Ward
  feels Rosa +1, Clara +1
  by organisation
  owner Ward 4
  backed observed, 14 patients, 2026-05-20
  content letter: A letter in plain words
  + Staff she meets: Read it with her
  + Staff behind the door: Write both pages
  + Systems and partners: Send a copy to her doctor
* Rides home :: The driver waits until the door is open.
  via Transport
  feels Rosa +1
  by organisation
  owner Transport
  backed observed, 14 patients, 2026-05-20
  content cushion: A high cushion
  + Staff she meets: Help her to the door
  + Systems and partners: Book the wheelchair
* Is called after two days :: Pain, sleep, stairs: three questions.
  via Phone
  feels Rosa +2, Clara +1
  by organisation
  owner Outpatients
  moment
  backed measured, call log, 2026-09-30
  metric 88 %, target 95, was 61 74 82: Called within two days
  content follow-up: Three questions
  + Staff she meets: Ask three questions
  + Staff behind the door: Pass worries on to the doctor
* Practises at home :: Every second day, with the therapist or the film.
  via Home visit
  feels Rosa +1
  by customer
  owner Therapy
  backed measured, therapy records, 2026-09-30
  content film: Ten minutes each day
  + Staff she meets: Correct the steps
  + Staff behind the door: Change the plan each week
# Tell | advocacy | Take the fear from the next one | month 4
* Speaks at the hip school :: “Ask for the nurse with the joke.”
  via Admission
  feels Rosa +2
  by customer
  owner Therapy
  backed observed, 14 patients, 2026-05-20
  content invitation: Invitation to tell her story
  + Staff she meets: Invite her
  + Staff behind the door: Ask who would like to speak
* Answers two questions :: On paper, with a stamp.
  via Post
  feels Rosa +1, Clara +1
  by organisation
  owner Quality
  backed measured, survey, 2026-09-30
  content survey: Two questions on a card
  metric 92 %, target 90, was 84 88 90: Would recommend us
  + Staff she meets: Hand over the card
  + Staff behind the door: Read the answers on Fridays
