"""What keeps readers safe, and what keeps contributions from harming them."""
