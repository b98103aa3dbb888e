"""Opening hours in free text, from words to one expression in OpenStreetMap's syntax."""
