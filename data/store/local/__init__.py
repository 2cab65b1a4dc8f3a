"""A journal in a file on this machine: TinyDB on a storage of ours."""
