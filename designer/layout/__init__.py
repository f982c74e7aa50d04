"""Turns a journey map into a Drawing, and says where on it everything stands."""
