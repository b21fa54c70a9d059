"""OBJ: objectives, indicators, measurements."""
