"""What check.py is made of: one run of the rules, masking, claims, waivers."""
