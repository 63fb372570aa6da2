"""Documents judged: the parser's events led through the automaton, and what is wrong said."""
