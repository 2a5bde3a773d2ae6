"""What `make bench` measures; each measurement writes its table into docs/measurements.md."""
