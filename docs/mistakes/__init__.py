"""Twenty mistakes, and what three validators say of each."""
