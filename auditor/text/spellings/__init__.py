"""Names spelt otherwise: within a text, and than a house writes them."""
