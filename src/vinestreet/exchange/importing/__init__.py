"""Bringing listings in: whatever others send is opened, kept safe, mapped, read, looked at, merged and told."""
