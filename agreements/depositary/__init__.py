"""What the list of a depositary says of each State, whatever it was saved as."""

from agreements.depositary.entry import Entry, Reading
from agreements.depositary.reading import read

__all__ = ["Entry", "Reading", "read"]
