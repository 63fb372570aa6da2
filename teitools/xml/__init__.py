"""XML: parsing that no input can harm, exact positions, writing."""
