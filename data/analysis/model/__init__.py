"""The model of a person's ratings: areas that drift from interview to interview."""
