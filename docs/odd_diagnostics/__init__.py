"""Each message about an ODD, with the smallest ODD that causes it."""
