"""Calendar invitations given by the person: read, shown as claims, and kept without doubling."""
