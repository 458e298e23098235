"""Voluntary agreements and treaties, read only."""
