title: Ein Konto für zwei
scenario: Nele und Arif ziehen zusammen. Miete, Strom und Einkauf sollen von einem gemeinsamen Konto gehen, ohne dass eine Zahlung verloren geht.
organisation: Lindenbank
author: H. Brandt
version: 2.3
created: 2026-03-09
date: 2026-11-05
language: de
logo: leaf
channels: Empfehlung = word_of_mouth, Suche = search, Website, Vergleichsportal = review_site, App, Video-Ident = website human, Telefon = phone, Brief = post, E-Mail, Filiale = store
lanes: emotion = Gefühl, pain points = Probleme, opportunities = Chancen, metrics = Kennzahlen, content = Inhalte, custom = Rechtliches

@ Nele
role: Lehrerin, 31
quote: Ich will einmal unterschreiben, nicht viermal.
goals: Ein Konto, das am Monatsersten bereit ist.
needs: Eine Liste, was noch fehlt. Einen Menschen für die Sonderfälle.
frustrations: Formulare, die Angaben vergessen. Wartezeit ohne Ansage.
behaviours: Erledigt Bankdinge am Sonntagabend auf dem Sofa.
preferred: App, Telefon
picture: long,#B5793A,#F4D3B3,#0E4B3A,#E4F0EA

@ Arif
role: Elektroniker, 33
quote: Was kostet es, wenn etwas schiefgeht?
goals: Keine geplatzte Abbuchung beim Wechsel.
needs: Klare Gebühren. Eine Bestätigung für jeden Schritt.
frustrations: Kleingedrucktes. Warteschleifen.
behaviours: Liest Bewertungen und fragt Kollegen.
preferred: Vergleichsportal, Filiale
picture: short,#221A16,#D9A679,#2F5D8A,#E1EAF3,beard

# Anlass | awareness | Merken, dass getrennte Konten nicht mehr reichen | 4 Wochen
* Rechnet die Miete hin und her :: Drei Überweisungen im Monat, eine wird vergessen.
  via App
  feels Nele -1, Arif 0
  by customer
  owner Produkt
  backed observed, 15 Gespräche, 2026-04-22
  pain 1 Niemand sieht beide Konten zusammen
  opportunity 2/1 Produkt: Hinweis bei geteilten Daueraufträgen
* Fragt Freunde :: „Wir haben nach dem Umzug eins aufgemacht.“
  via Empfehlung
  feels Nele +1
  by customer
  owner Marketing
  backed observed, 15 Gespräche, 2026-04-22
  metric 34 %, target 30, was 26 29 32: Abschlüsse durch Empfehlung
  content Ratgeber: Allein oder zu zweit?
# Vergleich | consideration | Das passende Konto ohne Kleingedrucktes finden | 10 Tage
* Sucht nach Kosten zu zweit :: Die ersten Treffer zeigen Einzelkonten.
  via Suche
  feels Arif 0
  by customer
  owner Marketing
  backed measured, Suchstatistik, 2026-10-31
  pain 1 Das Konto zu zweit fehlt in den Treffern
  opportunity 2/1 Marketing: Eine Seite „Kosten zu zweit“
* Liest Bewertungen :: Lob für die App, Ärger über den Umzugsservice.
  via Vergleichsportal
  feels Arif -1
  by customer
  owner Service
  backed observed, 15 Gespräche, 2026-04-22
  pain 2 Jede fünfte nennt verlorene Lastschriften
  opportunity 3/2 Service: Jede Bewertung zum Kontowechsel beantworten
  metric 3.9 von 5, target 4.3, was 4.1 4.0 3.9: Bewertung im Mittel
* Vergleicht drei Modelle :: Eine Tabelle, ein Preis, kein Sternchen.
  via Website
  feels Nele +1, Arif +1
  by customer
  owner Digital
  backed measured, Webstatistik, 2026-10-31
  metric 44 %, target 50, was 37 40 43: Vergleich bis zum Ende gelesen
  content Vergleich: Drei Kontomodelle <https://lindenbank.example/vergleich>
# Eröffnung | purchase | Mit beiden Unterschriften in einer Stunde fertig sein | 2 Tage
* Füllt den Antrag aus :: Die zweite Person gibt alles noch einmal ein.
  via Website
  feels Nele -1, Arif -1
  by customer
  owner Digital
  backed measured, Webstatistik, 2026-10-31
  pain 3 Adresse und Ausweis werden zweimal verlangt
  opportunity 3/2 Digital: Einladungslink, der die Angaben mitnimmt
  metric 29 %, target 15, was 35 33 31, lower: Abgebrochene Anträge
  note Rechtliches: Beide Inhaber müssen nach GwG einzeln identifiziert werden
* Weist sich per Video aus :: Sieben Minuten, freundlich, dann reißt die Verbindung ab.
  via Video-Ident
  feels Nele -2, Arif 0
  by customer
  owner Betrieb
  moment
  takes 7 Min.
  waits 18 Min.
  backed measured, Ident-Protokoll, 2026-10-31
  from Füllt den Antrag aus | online | 78 %
  thought Jetzt fängt alles von vorne an!
  pain 3 Wer abbricht, wartet wieder von vorn
  opportunity 3/1 Betrieb: Rückruf statt neuer Warteschlange
  note Rechtliches: Aufzeichnung wird fünf Jahre aufbewahrt
| Geht in die Filiale :: Ein Termin, ein Kaffee, zwei Unterschriften.
  via Filiale
  feels Arif +1
  by customer
  owner Filialen
  takes 40 Min.
  backed observed, 15 Gespräche, 2026-04-22
  alternative Füllt den Antrag aus | vor Ort | 22 %
  metric 9 Tage, target 4, was 6 7 8, lower: Wartezeit auf einen Termin
* Erhält die Bestätigung :: Kontonummer, nächste Schritte, ein Name.
  via E-Mail
  feels Nele +1, Arif +1
  by organisation
  owner Betrieb
  backed measured, Mailstatistik, 2026-10-31
  from Weist sich per Video aus
  alternative Geht in die Filiale
  content Checkliste: Was jetzt noch fehlt
# Umzug | onboarding | Alle Zahlungen ohne Lücke mitnehmen | 4 Wochen
* Wählt Zahlungen für den Umzug :: Die App erkennt Miete, Strom und Verein.
  via App
  feels Nele +2, Arif +1
  by customer
  owner Produkt
  moment
  backed measured, App-Statistik, 2026-10-31
  thought Sogar den Sportverein hat sie gefunden.
  metric 83 %, target 85, was 74 78 81: Erkannte Zahlungen
  content Anleitung: Umzugsanleitung
* Bekommt zwei Karten per Brief :: Am selben Tag, in zwei Umschlägen.
  via Brief
  feels Nele +1, Arif +1
  by organisation
  owner Betrieb
  waits 5 Tage
  backed measured, Versandprotokoll, 2026-10-31
* Prüft die erste Miete :: Der Vermieter bucht noch vom alten Konto ab.
  via App
  feels Arif -2
  by customer
  owner Service
  status missing
  backed observed, 15 Gespräche, 2026-04-22
  thought Und wer zahlt die Mahnung?
  pain 3 Niemand meldet, welcher Partner nicht umgestellt hat
  opportunity 3/2 Service: Nachricht, sobald eine Abbuchung am alten Konto ankommt
* Ruft die Wechselhilfe an :: Eine Person, die beide Konten sieht.
  via Telefon
  feels Nele +1, Arif +1
  by customer
  owner Service
  waits 3 Min.
  backed measured, Anrufstatistik, 2026-10-31
  metric 86 %, target 80, was 79 82 85: Beim ersten Anruf gelöst
# Alltag | use | Gemeinsam den Überblick behalten | erstes Jahr
* Teilt den Einkauf auf :: Ein Wisch, und jeder sieht seinen Teil.
  via App
  feels Nele +2, Arif +1
  by customer
  owner Produkt
  backed measured, App-Statistik, 2026-10-31
  metric 57 %, target 50, was 41 48 53: Paare, die jede Woche aufteilen
  content Video: Teilen in 1 Minute
* Bekommt den Monatsblick :: Was ging für was, in drei Zahlen.
  via E-Mail
  feels Nele +1, Arif +1
  by organisation
  owner Produkt
  status planned
  backed assumption
* Beantwortet zwei Fragen :: Nach drei Monaten, in der App.
  via App
  feels Nele 0, Arif +1
  by organisation
  owner Service
  backed measured, App-Statistik, 2026-10-31
  content Umfrage: Zwei Fragen
# Weitersagen | advocacy | Freunden den Umzug leicht machen | ab Monat 6
* Bewertet die Bank :: Vier Sterne, einer fehlt wegen der Miete.
  via Vergleichsportal
  feels Arif +1
  by customer
  owner Marketing
  backed measured, Portalstatistik, 2026-10-31
  metric 12 %, target 15, was 14 13 12: Bewertungen je Anfrage
* Empfiehlt das Konto weiter :: Fünfzig Euro für beide Seiten.
  via Empfehlung
  feels Nele +1, Arif +1
  by customer
  owner Marketing
  backed measured, Kampagnenstatistik, 2026-10-31
  metric 8 je 100, target 10, was 6 7 7: Empfehlungen
  content Empfehlung: Gutschein für Freunde
