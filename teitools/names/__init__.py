"""Names of persons, places and organizations, tagged by an authority file."""
