"""How the chain is computed and verified, and how an entry reads."""
