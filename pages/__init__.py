"""One screen a file, named after what the person does there."""
