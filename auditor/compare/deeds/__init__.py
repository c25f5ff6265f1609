"""Who does what to whom: `read` gives the deeds of a sentence, `table` what `deeds.toml` lists of them."""
