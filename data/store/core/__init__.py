"""What every store is: the interface, the codec, the migrations."""
