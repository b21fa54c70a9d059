"""WVR: waivers."""
