"""The pocket card: one phone screen for the waiting room, the wobble, and the way out."""

from components import shell
from components.next_interview.pocket_card import draw_pocket_card

visit = shell.enter("pocket_card")
draw_pocket_card(visit)
