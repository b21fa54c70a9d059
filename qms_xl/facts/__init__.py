"""Fact tables: what a rule may look at besides the registers, shaped as registers, one file each."""
