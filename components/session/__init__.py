"""What one run of a page knows: state, clock, context, notices."""
