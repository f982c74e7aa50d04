channels: Website, Store, E-mail
lanes: emotion = Feeling

# Before
# During
# After
