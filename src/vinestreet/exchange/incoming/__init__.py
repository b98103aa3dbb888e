"""What each part of somebody's service becomes in a listing; from_hsds.py puts them together."""
