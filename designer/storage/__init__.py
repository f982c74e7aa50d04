"""How a map is kept: reading and writing of .journey files, recovery copies, earlier versions."""
