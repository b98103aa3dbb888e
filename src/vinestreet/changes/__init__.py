"""What a change changes for readers: two states of one site compared, as models and not as lines."""
