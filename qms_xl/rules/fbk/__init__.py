"""FBK: what customers say."""
