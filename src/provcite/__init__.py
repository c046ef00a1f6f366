"""provcite."""
