"""How agreements and treaties are shown in tables."""
