"""The pocket card: one phone screen for the waiting room, the wobble, and the way out."""

from components import shell
from components.autosave import draw_autosave
from components.pocket_card import draw_pocket_card

visit = shell.enter("pocket_card")
draw_autosave()
draw_pocket_card(visit)
