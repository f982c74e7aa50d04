"""Where the rules come from; the pages of the rules name these."""

from __future__ import annotations

NNG = "NN/g, Journey Mapping 101"
NNG_BLUEPRINT = "NN/g, Service Blueprints: Definition"
BITNER = "Bitner, Ostrom, Morgan: Service Blueprinting, California Management Review 50/3, 2008"
CJML = "Customer Journey Modelling Language, cjml.no; Halvorsrud, Kvale, Følstad 2016"
FLOWCHARTS = "Visio, validation of flowcharts; bpmnlint"
SIX_STEPS = "The six steps of mapping"
STAGE_MODELS = "The five stage models: REVE Chat, Customers.ai, Digital Friks, and others"
MOMENTS = "Jan Carlzon: Moments of Truth, 1987; NN/g, Journey Mapping 101"
READING = "ISO 9241-303, sizes of characters; usual practice of print"
WCAG = "WCAG 2.2, 1.4.3 Contrast (minimum)"
