"""One page of each kind that the site has, and of each odd case of a listing."""

KINDS = {
    "home": "index.html",
    "help now": "help-now.html",
    "directory": "directory/index.html",
    "need": "directory/needs/food.html",
    "area": "directory/areas/downtown.html",
    "lines of a country": "directory/areas/united-states.html",
    "kitchen": "directory/vine-street-kitchen.html",
    "closed with a successor": "directory/bridge-street-drop-in.html",
    "paused": "directory/kite-group.html",
    "confidential": "directory/kingfisher-house.html",
    "ward": "directory/ward-4-east.html",
    "line with a doubt": "directory/us-988-lifeline.html",
    "shortest entry": "directory/grange-saturday-soup.html",
    "my list": "directory/my-list.html",
    "essays": "essays/index.html",
    "essay": "essays/hope-and-possibility.html",
    "suicide": "essays/when-someone-talks-of-suicide.html",
    "tables": "essays/language.html",
    "conversations": "conversations/index.html",
    "conversation": "conversations/the-window-seat.html",
    "branches": "conversations/nine-at-night.html",
    "practise": "practise/index.html",
    "group plan": "practise/group-fear-and-hope.html",
    "form": "practise/own-reflection.html",
    "about": "about/index.html",
    "checking": "about/checking.html",
    "privacy": "about/privacy.html",
    "without a connection": "about/without-a-connection.html",
    "leaving": "about/leaving.html",
    "everything": "everything.html",
    "offline": "offline.html",
    "404": "404.html",
}
LISTINGS = (
    "kitchen", "closed with a successor", "paused", "confidential", "ward", "line with a doubt", "shortest entry"
)  # fmt: skip
