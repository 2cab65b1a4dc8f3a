"""The ten steps of an interview, the one that fits now, and the links between them."""
