"""Vine Street: a peer-support directory and knowledge base, without MkDocs."""
